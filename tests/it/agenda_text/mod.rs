//! Tests of the reader of typed agendas.

mod founding;
mod habits;
mod hostile;
mod intergovernmental;
mod lines;
mod round_trip;
mod typed;
