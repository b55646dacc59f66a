//! The Python binding: mirrors the rooms of the core file for file; it converts and never computes.
