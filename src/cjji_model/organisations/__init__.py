"""Who: the bodies that inspect or direct, and the agencies that are inspected, as they were on any day."""
