//! Members of an elected committee: `Đại hội đã bầu Ban Chấp hành gồm 05 đồng chí: A, B, …`.

use super::bodies::Hosts;
use super::people::People;
use super::reading::{Read, Reading};
use crate::facts::Post;
use crate::recognize::mention::{BodyMention, What};
use crate::recognize::words::Sort;

/// The seats of those whom a list behind the name of an elected committee names.
pub(super) fn seats(reading: &Reading<'_>, people: &People, hosts: &Hosts<'_>) -> Vec<Post> {
    let mut out = Vec::new();
    for (n, read) in reading.sentences.iter().enumerate().filter(|(_, r)| Reading::is_body(r)) {
        let Some((committee, colon)) = committee(reading, read) else { continue };
        let Some(role) = reading.words.scheme("roles").find(|r| r.value("seatIn") == Some(&committee.head_name)) else {
            continue;
        };
        let Some(body) = hosts.at(n).led_by(committee) else { continue };
        for mention in read.mentions.iter().filter(|m| m.start > colon) {
            let What::Person(person) = &mention.what else { continue };
            let Some(name) = people.name(&person.name) else { continue };
            out.push(Post {
                person: name.to_owned(),
                role: role.name().to_owned(),
                organization: Some(body.name.clone()),
                evidence: reading.passage(committee.start, mention.end, "elected-committee"),
                ..Post::default()
            });
        }
    }
    out
}

/// The committee behind a verb of electing, and the colon behind which its members stand.
pub(super) fn committee<'r>(reading: &'r Reading<'_>, read: &'r Read) -> Option<(&'r BodyMention, usize)> {
    let (start, end) = (read.sentence.start, read.sentence.end);
    let verbs = reading.marks(start, end, Sort::PartVerb);
    let (_, verb) = verbs.into_iter().find(|(_, v)| {
        reading.effect(*v) == "object" && reading.words.concept(v.concept).value("implies") == Some("kind-elected")
    })?;
    let body =
        read.mentions.iter().filter(|m| m.start >= verb.end && m.start <= verb.end + 2).find_map(|m| {
            match &m.what {
                What::Body(body) => Some(body),
                _ => None,
            }
        })?;
    // `bầu Ban Thường vụ và các chức danh chủ chốt:` is followed by other posts.
    if reading.text.says(body.end, "và") {
        return None;
    }
    let colon = (body.end..end).find(|i| reading.text.is_mark(*i, &[':']))?;
    Some((body, colon))
}
