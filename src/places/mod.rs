//! Administrative units, and which of them a name means: provinces, districts and communes before and after 1 July 2025,
//! when districts ended, provinces were merged, and others took the place of all communes.
//!
//! They stand in `ontology/units/`, one a line, and are carried inside the program as they are. Nothing of them is
//! read before the first question; then the lines are gone over for their names, and what else a line says is only read
//! of the units that are asked for. They are no part of an [`crate::ontology::Ontology`]: no word of the reading hangs on them.
//!
//! ```
//! use hoinghi::places::{Context, PlaceName, Units};
//! use hoinghi::text::key;
//!
//! let name = |level: &str, name: &str| PlaceName { level: Some(key(level)), name: key(name) };
//! let units = Units::embedded();
//! let told = [name("huyện", "Thạch Thất")];
//! let district = units.meant(&told, &Context::default()).ok_or("no such district")?;
//! let above = units.above(district).map(|unit| unit.code.as_str());
//! assert_eq!((district.code.as_str(), above), ("276", Some("01")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod meant;
mod unit;
mod units;

pub use meant::{Context, PlaceName};
pub use unit::{Rank, Unit};
pub use units::Units;

/// Namespace of the units.
pub const NAMESPACE: &str = "https://w3id.org/hoinghi/id/unit/";
