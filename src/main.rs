//! The `hoinghi` program: maps a result to an exit code, nothing else.
fn main() {}
