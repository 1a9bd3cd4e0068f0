"""Where: the areas of the schemes that divide England and Wales, and how the schemes overlap."""
