//! Questions to the store: a library of named SPARQL queries, parameters, and answers in many formats.
//!
//! A query is a `.rq` file whose comments at the head say what it answers and what it takes:
//!
//! ```text
//! # Who attended an event, how, and in which post
//! # @promises one row for each person, way of taking part and post held then
//! # @param event (required) name of the event, or its IRI
//! # @param from (optional, date) only events from this day on
//! # @example hoinghi query event-attendees --set event='hội nghị tổng kết'
//! ```
//!
//! The program carries the queries of the `queries/` folder inside; [`Library::from_dir`] reads others. In the query a
//! parameter is a variable of its name. Values are put into the parsed query, never into its text, so no value can
//! change what is asked. A query may call [`matches()`] as `hn:matches(?label, ?wanted)`.
//!
//! ```
//! use hoinghi::query::{Format, Library, Options, Values};
//!
//! let store = oxigraph::store::Store::new()?;
//! let library = Library::embedded()?;
//! let answer = library.get("people")?.run(&store, &Values::new(), &Options::default())?;
//! let mut csv = Vec::new();
//! answer.write(Format::Csv, &mut csv)?;
//! assert_eq!(csv, b"person,personName,honorifics,articles\r\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answer;
mod bind;
mod error;
mod functions;
mod header;
mod library;
mod run;
mod syntax;
mod table;

pub use answer::{Answer, Format};
pub use bind::Bindings;
pub use error::{LibraryError, QueryError};
pub use functions::matches;
pub(crate) use functions::{Fit, Wanted};
pub use header::{Kind, Need, Parameter};
pub use library::{Library, Query};

pub use run::{Options, Values};
pub use syntax::SyntaxError;

pub use crate::rdf::prefix::{lengthen, shorten};
