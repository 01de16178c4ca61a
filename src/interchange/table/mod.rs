//! Reading and writing of spreadsheets, as rows of cells.
