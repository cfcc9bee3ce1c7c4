"""Releases go on into the systems that offices use."""
