//! Real programmes.
