"""What can be asked of documents: what changed, what falls due, what was covered, what reaches an area."""
