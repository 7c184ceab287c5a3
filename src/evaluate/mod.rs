//! Answers against gold facts: precision, recall and F1 for each kind of fact, what was missed and wrong, and what changed.
//!
//! ```
//! use std::collections::BTreeMap;
//! use hoinghi::evaluate::{Kind, Scorer, Sheet};
//! use hoinghi::{facts::Facts, ontology::Ontology};
//!
//! let gold: Sheet = serde_json::from_str(r#"{"people": [{"name": "Lý Thị Sen"}, {"name": "Vi Công Thủy"}]}"#)?;
//! let answer: Facts = serde_json::from_str(r#"{"people": [{"name": "LÝ THỊ SEN"}]}"#)?;
//! let (gold, answer) = ([("a".to_owned(), gold)], [("a".to_owned(), Sheet::from_facts(&answer)?)]);
//! let evaluation = Scorer::new(&Ontology::embedded()?).score(&BTreeMap::from(gold), &BTreeMap::from(answer));
//! let people = &evaluation.kinds[&Kind::People];
//! assert_eq!((people.precision, people.recall), (1.0, 0.5));
//! assert_eq!(people.missed[0].fact, "Vi Công Thủy");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod change;
mod events;
mod identity;
mod keys;
mod kind;
mod score;
mod sentence;
mod sheet;
mod tally;

pub use change::{Change, changes};
pub use identity::{IdentityEvaluation, IdentityFigures, IdentityGold, NamedNodes, identity};
pub use kind::{Kind, UnknownKind};
pub use score::Scorer;
pub use sheet::{GoldError, Sheet, gold, stem};
pub use tally::{Evaluation, Figures, Miss};
