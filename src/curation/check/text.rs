//! Rules about the text of the files, which triples do not show.

use super::finding::Fault;
use super::rule::Test;
use super::source::Source;
use super::{Level, Rule};

pub(super) fn rules() -> [Rule; 2] {
    [
        Rule {
            name: "syntax".to_owned(),
            level: Level::Error,
            title: "A file that is no Turtle".to_owned(),
            means: "The file cannot be read, from the place that is named on. While one is so, the other rules are not asked.".to_owned(),
            cure: "Correct the Turtle at that place: a full stop, a semicolon or a quote that is missing, a prefix that is not declared.".to_owned(),
            test: Test::Syntax,
        },
        Rule {
            name: "described-twice".to_owned(),
            level: Level::Warning,
            title: "A term that is described in two places".to_owned(),
            means: "What is said of the term stands in two statements, so that whoever reads or changes one of them does not see the other. \
                    Often two terms were given one name."
                .to_owned(),
            cure: "Make one statement of the two, or rename one of the terms.".to_owned(),
            test: Test::Code(described_twice),
        },
    ]
}

fn described_twice(source: &Source<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (term, places) in source.places() {
        for (file, line) in places.iter().skip(1) {
            let first =
                places.first().map_or_else(String::new, |(file, line)| format!("{}:{line}", file.path.display()));
            let place = Some((file.path.clone(), *line));
            faults.push(Fault { place, ..Fault::new(term, format!("is described in {first} already")) });
        }
    }
    faults
}
