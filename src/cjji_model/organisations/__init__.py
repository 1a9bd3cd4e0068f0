"""The bodies that inspect or direct and the agencies that are inspected, with their dated history."""
