//! iCalendar.
#![allow(dead_code)]
mod lines;
mod property;
