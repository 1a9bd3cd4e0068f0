"""The classes that make up documents: programmes, work streams, reports, inspectorates' years, and their parts."""
