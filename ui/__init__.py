"""What the planner touches: starts algorithms and shows what they made, computes nothing itself."""
