"""What is written down: programmes, work streams, reports, inspectorates' years, and the parts of each."""
