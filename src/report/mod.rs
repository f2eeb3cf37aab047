//! Findings and reports, and their renderers (floor 1).
