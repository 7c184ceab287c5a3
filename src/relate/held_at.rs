//! Where a role is held: at the body that it names, completed by the roles beside it, else at the one that the text is
//! about.

use super::bodies::{Around, Bodies, Named};
use super::elected;
use super::reading::{Read, Reading, body_of, with_inner};
use crate::recognize::mention::{BodyMention, RoleMention, What};
use crate::recognize::term;
use crate::recognize::words::{Mark, Sort};
use crate::text::TokenKind;

/// Sentences over which a text still means the body that it named.
const NEAR: usize = 2;

/// Tokens between a body and whoever heads it (`gồm 10 thành viên do`).
const NEAR_HEAD: usize = 6;

/// A sentence, and what it says of where the roles in it are held.
pub(super) struct Place<'p, 'r> {
    reading: &'p Reading<'r>,
    read: &'p Read,
    bodies: &'p Bodies<'r>,
    /// Where the sentence turns to a side (index of the token), and the whole name of the institution that it is.
    sides: Vec<(usize, Option<String>)>,
    /// Whole name of the body whose new committee the sentence lists.
    elected: Option<String>,
    /// The new Đảng bộ whose first committee the sentence appoints, and where (index of the token).
    interim: Option<(usize, Named)>,
}

impl<'p, 'r> Place<'p, 'r> {
    /// What a sentence says.
    pub fn of(reading: &'p Reading<'r>, read: &'p Read, bodies: &'p Bodies<'r>) -> Self {
        let sides = sides(reading, read, bodies);
        let elected = elected::committee(reading, read).and_then(|(committee, _)| bodies.led_by(committee));
        let of_union = elected.filter(|body| !body.kind.starts_with("party"));
        let interim = interim(reading, read, bodies);
        Self { reading, read, bodies, sides, elected: of_union.map(|n| n.name), interim }
    }

    /// The body that one of the roles beside a name, named at a token, is held at; `spoken` is the party body at which the
    /// text has just spoken of the same office.
    pub fn of_role(&self, chain: &[&RoleMention], n: usize, at: usize, spoken: Option<Named>) -> Option<Named> {
        let (reading, bodies, role) = (self.reading, self.bodies, chain.get(n)?);
        let concept = reading.words.get(role.concept)?;
        let institution = chain_institution(chain, bodies).or_else(|| self.side(at));
        let committee = chain_committee(chain, n, at, self).or_else(|| self.elected.clone());
        let around = Around { institution, committee, place: chain_place(chain, bodies), at };
        if let Some(body) = &role.body {
            return self.of_body(body, chain, n, &around);
        }
        if let Some(committee) = concept.value("committee") {
            // `Đảng ủy viên, Giám đốc Bệnh viện X` where the committee of the department above meets.
            let meets = bodies.meeting().filter(|_| committee == "Đảng ủy" && around.institution.is_some());
            if let Some(own) = meets.as_ref().and_then(|n| n.name.strip_prefix("Đảng bộ ")) {
                let name = format!("Đảng ủy {own}");
                return Some(Named { name, kind: "party-committee".to_owned(), parent: None });
            }
            return committee_in_chain(committee, chain, bodies).or_else(|| match committee {
                "Đảng ủy" => committee_beside(chain, bodies).or_else(|| bodies.party_body(committee, &around)),
                // `Tỉnh ủy viên, Chánh án Tòa án nhân dân tỉnh X`: that of the place beside it.
                _ => bodies.party_body(committee, &around),
            });
        }
        match concept.value("heldAt") {
            Some("party") => {
                let interim = self.interim.as_ref().filter(|(from, _)| *from < at);
                let meets = concept.value("seatIn") == Some("Ban Chấp hành");
                if let Some(named) = interim.map(|(_, n)| n.clone()).or_else(|| bodies.meeting().filter(|_| meets)) {
                    return Some(named);
                }
                // `Bí thư: đồng chí A` in the report on a congress of the youth union.
                let union = bodies.organizer.clone().filter(|o| o.kind == "youth-union");
                let labels = || self.reading.text.is_mark(self.behind(at), &[':']);
                let alone = chain.iter().all(|r| r.body.is_none());
                if let Some(union) = union.filter(|_| alone && (spoken.is_none() || labels())) {
                    return Some(union);
                }
                let later = chain.iter().skip(n + 1).find_map(|r| r.body.as_ref());
                let beside = later.and_then(|b| party_beside(b, bodies, &around)).or_else(|| bodies.branch());
                beside.or(spoken).or_else(|| bodies.party_of_text(&around))
            }
            Some("branch") => {
                bodies.branch().or_else(|| self.branch_of_side(at)).or_else(|| bodies.party_body("Chi bộ", &around))
            }
            Some("institution") => {
                let side = || self.side(at).map(|name| Named { kind: bodies.kind_of_name(&name), name, parent: None });
                let behind = || self.behind_comma(at, role);
                institution_beside(chain, n, bodies).or_else(behind).or_else(side).or_else(|| bodies.host())
            }
            Some("none") => None,
            // The union or association that holds the event has chairs, and no ministers.
            _ => {
                let free = concept.value("ministry").is_none() && !concept.is("needsBody") && !concept.is("opensBody");
                let organizer = || bodies.organizer.clone().filter(|_| free);
                // `Thứ trưởng A` in a report of the ministry.
                let ministry = || {
                    let noun = concept.value("ministry")?;
                    bodies.host().filter(|host| host.name.starts_with(noun))
                };
                let behind =
                    || body_behind(chain, n, bodies).filter(|_| !(concept.is("needsBody") && concept.is("opensBody")));
                behind().or_else(organizer).or_else(ministry)
            }
        }
    }

    /// The index behind the mention at a token.
    fn behind(&self, at: usize) -> usize {
        let mentions = &self.read.mentions;
        mentions.get(mentions.partition_point(|m| m.start < at)).map_or(at, |m| m.end)
    }

    /// `Phó Chủ nhiệm Chính trị, Bộ Chỉ huy Quân sự tỉnh X`: the institution that a comma parts from a role at a token.
    fn behind_comma(&self, at: usize, role: &RoleMention) -> Option<Named> {
        let mentions = &self.read.mentions;
        let mention = mentions.get(mentions.partition_point(|m| m.start < at)).filter(|m| m.start == at)?;
        let next = mentions.get(mentions.partition_point(|m| m.start <= mention.end))?;
        let comma = next.start == mention.end + 1 && self.reading.text.is_mark(mention.end, &[',']);
        let What::Body(body) = &next.what else { return None };
        let institution = self.bodies.is_institution(body.head) && !body.is_bare();
        if comma && institution && role.body.is_none() { self.bodies.complete(body) } else { None }
    }

    /// The institution whose side the sentence tells at a token.
    fn side(&self, at: usize) -> Option<String> {
        let last = self.sides.partition_point(|(from, _)| *from < at).checked_sub(1)?;
        self.sides[last].1.clone()
    }

    /// The branch of the institution whose side the sentence tells at a token: `về phía Vụ X có ông A, Bí thư Chi bộ`.
    fn branch_of_side(&self, at: usize) -> Option<Named> {
        let side = self.side(at).filter(|side| self.bodies.institution.as_ref() != Some(side))?;
        let name = self.bodies.branch_within(&side).unwrap_or_else(|| format!("Chi bộ {side}"));
        Some(Named { name, kind: "party-branch".to_owned(), parent: None })
    }

    fn of_body(&self, body: &BodyMention, chain: &[&RoleMention], n: usize, around: &Around) -> Option<Named> {
        let (reading, bodies) = (self.reading, self.bodies);
        let concept = reading.words.get(body.head)?;
        if body.is_bare()
            && concept.is("beside")
            && let Some(named) = bodies.beside(body, chain_body(chain, n, bodies))
        {
            return Some(named);
        }
        let is_branch = body.is_bare() && !body.plural && body.head_name == "Chi bộ";
        if let Some(branch) = is_branch.then(|| self.branch_of_side(body.start)).flatten() {
            return Some(branch);
        }
        let own = (body.is_bare() && body.head_name == "Đảng ủy").then(|| committee_beside(chain, bodies)).flatten();
        let last = || (body.is_bare() && concept.is("lone")).then(|| self.last_of_noun(body)).flatten();
        let branch = || self.branch_of_institution(body, chain, n);
        let of_host = || if is_branch { bodies.branch_of_host() } else { None };
        let named = own.or_else(|| bodies.complete_in(body, around)).or_else(last).or_else(branch).or_else(of_host);
        named.or_else(|| self.left_bare(body))
    }

    /// `Bí thư Đảng ủy` where nothing tells whose: a committee all the same.
    fn left_bare(&self, body: &BodyMention) -> Option<Named> {
        let committee = body.is_bare() && !body.plural && body.head_name == "Đảng ủy";
        let kind = || self.bodies.kind(body.head).to_owned();
        committee.then(|| Named { name: body.head_name.clone(), kind: kind(), parent: None })
    }

    /// `Bí thư Chi bộ, Giám đốc Trung tâm X`: the branch of the institution that another role beside it is held at.
    fn branch_of_institution(&self, body: &BodyMention, chain: &[&RoleMention], n: usize) -> Option<Named> {
        let bodies = self.bodies;
        let is_branch = body.is_bare() && bodies.kind(body.head) == "party-branch" && body.head_name == "Chi bộ";
        let leads = |r: &&RoleMention| {
            let concept = self.reading.words.get(r.concept);
            r.body.as_ref().is_none_or(|b| bodies.is_institution(b.head))
                && concept.is_some_and(|c| c.value("heldAt") == Some("institution"))
        };
        let beside = is_branch && chain.iter().any(leads);
        let institution = if beside { institution_beside(chain, n, bodies).or_else(|| bodies.host()) } else { None };
        institution
            .map(|i| Named { name: format!("Chi bộ {}", i.name), kind: "party-branch".to_owned(), parent: None })
    }

    /// `Hội nghị bầu Ủy ban Kiểm tra Thành ủy. Ông A làm Chủ nhiệm Ủy ban`: the body named last, in this sentence or one
    /// right before, whose name begins with the same noun.
    fn last_of_noun(&self, body: &BodyMention) -> Option<Named> {
        let sentences = &self.reading.sentences;
        let end = sentences.partition_point(|s| s.sentence.start <= body.start);
        let before = sentences[end.saturating_sub(1 + NEAR)..end].iter().flat_map(|s| &s.mentions).rev();
        let named = before.filter(|m| m.end <= body.start).filter_map(body_of).filter(|b| !b.is_bare() && !b.plural);
        let noun =
            |b: &&BodyMention| b.head_name.strip_prefix(&body.head_name).is_some_and(|rest| rest.starts_with(' '));
        named.flat_map(with_inner).find(noun).and_then(|b| self.bodies.complete(b))
    }

    /// The body that the sentence says has several in an office (`Thành ủy hiện có ba Phó Bí thư, gồm …`), or someone at its
    /// head (`Hội đồng Thi đua do ông A làm Chủ tịch`): the role stands at a token, the naming of whoever holds it begins at another.
    pub fn of_having(&self, role: usize, person: usize) -> Option<Named> {
        let text = &self.reading.text;
        let has = (role.saturating_sub(3)..role).rev().find(|i| text.says(*i, "có"));
        if let Some(has) = has {
            let now = has.checked_sub(1).filter(|i| text.says(*i, "hiện"));
            let end = now.unwrap_or(has);
            let mut named = self.read.mentions.iter().filter(|m| m.end == end).filter_map(body_of);
            return named.next().and_then(|body| self.bodies.complete(body));
        }
        let heads = person < role && text.says(person.wrapping_sub(1), "do") && text.says(role - 1, "làm");
        let mut before = self.read.mentions.iter().rev().filter(|m| heads && m.end < person);
        let body = before.find_map(|m| match &m.what {
            What::Body(body) => Some(body),
            _ => None,
        })?;
        let behind = term::behind(text, body.end);
        // `gồm 10 thành viên do …`
        let near = person - behind <= NEAR_HEAD && (behind..person).all(|i| text.tokens[i].kind != TokenKind::Mark);
        if near { self.bodies.complete(body) } else { None }
    }

    /// `bầu Ban Thanh tra …, do bà A làm Trưởng ban`: the body that the sentence names before, if its name begins as the
    /// role ends.
    pub fn led_before(&self, role: &RoleMention, at: usize) -> Option<Named> {
        let concept = self.reading.words.get(role.concept).filter(|_| role.body.is_none())?;
        let mut before = self.read.mentions.iter().rev().filter(|m| m.end <= at).filter_map(body_of);
        // `UBND thành phố có Chủ tịch là ông A`, `Bộ Y tế hiện có ba Thứ trưởng là …`
        if let Some(of_place) = concept.value("ofPlace").or_else(|| concept.value("ministry")) {
            return before.find(|b| b.head_name == of_place && !b.is_bare()).and_then(|b| self.bodies.complete(b));
        }
        if !concept.is("opensBody") {
            return None;
        }
        // `Trưởng ban`, `Phó Trưởng ban Thường trực`
        let name = concept.name().to_lowercase();
        let mut named = before.filter(|b| {
            let noun = b.head_name.to_lowercase();
            noun.split(' ').next().is_some_and(|noun| name.split(' ').any(|word| word == noun))
        });
        named.find_map(|b| self.bodies.complete(b))
    }
}

/// In `Phó Giám đốc, Chủ tịch Công đoàn Bệnh viện` the institution that another role of the chain is held at or in.
fn institution_beside(chain: &[&RoleMention], n: usize, bodies: &Bodies<'_>) -> Option<Named> {
    let (before, behind) = chain.split_at_checked(n)?;
    let near = behind.iter().skip(1).chain(before.iter().rev()).filter(|r| !r.former).filter_map(|r| r.body.as_ref());
    near.flat_map(with_inner).find(|b| bodies.is_institution(b.head)).and_then(|b| bodies.complete(b))
}

/// In `Phó Chủ tịch, Tổng Thư ký Hội X` the body of the next role.
fn body_behind(chain: &[&RoleMention], n: usize, bodies: &Bodies<'_>) -> Option<Named> {
    let next = chain.iter().skip(n + 1).find_map(|r| r.body.as_ref())?;
    // In `Phó Tổng Thư ký, Chánh Văn phòng Hội X` the body that the office is one of.
    let whole = if bodies.is_part(next.head) { next.inner.as_deref().unwrap_or(next) } else { next };
    bodies.complete(whole).filter(|named| !named.kind.starts_with("party"))
}

/// In `Phó Bí thư, Chủ tịch UBND huyện` the committee of the level; in `Ủy viên Ban Thường vụ, Phó Bí thư Đảng ủy` the same.
fn party_beside(body: &BodyMention, bodies: &Bodies<'_>, around: &Around) -> Option<Named> {
    let party = with_inner(body).find(|b| matches!(bodies.kind(b.head), "party-committee" | "party-branch"));
    // In `Bí thư, Chánh Văn phòng Trung ương Đảng` the superior that the office's name tells.
    if let Some(above) = bodies.party_above(body) {
        return Some(above);
    }
    // In `Phó Bí thư, Trưởng ban Tuyên giáo Thành đoàn` the union.
    let union = || body.inner.as_deref().filter(|b| bodies.kind(b.head) == "youth-union");
    match party.or_else(union) {
        Some(party) => bodies.complete_in(party, around),
        None => bodies.committee_beside(body),
    }
}

/// `Bí thư Đảng ủy, Chủ tịch UBND xã` means the committee of the commune; beside `Chủ tịch UBND tỉnh` the Đảng ủy of the
/// UBND, where the text names one.
fn committee_beside(chain: &[&RoleMention], bodies: &Bodies<'_>) -> Option<Named> {
    let others = || chain.iter().filter(|r| !r.former).filter_map(|r| r.body.as_ref());
    let commune = others().find_map(|b| bodies.committee_beside(b)).filter(|n| n.name.starts_with("Đảng ủy"));
    commune.or_else(|| others().filter(|b| !b.is_bare()).find_map(|b| bodies.named_committee_of(b)))
}

fn committee_in_chain(committee: &str, chain: &[&RoleMention], bodies: &Bodies<'_>) -> Option<Named> {
    let mut named = chain.iter().filter_map(|r| r.body.as_ref()).flat_map(with_inner);
    named.find(|b| b.head_name == committee && !b.is_bare()).and_then(|b| bodies.complete(b))
}

/// The party committee that another role of the chain is held at: the nearest before, else behind.
fn chain_committee(chain: &[&RoleMention], n: usize, at: usize, place: &Place<'_, '_>) -> Option<String> {
    let (reading, bodies) = (place.reading, place.bodies);
    let (before, behind) = chain.split_at_checked(n)?;
    before.iter().rev().chain(behind.iter().skip(1)).filter(|r| !r.former).find_map(|role| {
        let of_role = || reading.words.get(role.concept)?.value("committee").and_then(|c| bodies.committee(c, at));
        let is_committee = |b: &&BodyMention| bodies.kind(b.head) == "party-committee" && !bodies.is_organ(b.head);
        let body = role.body.as_ref().and_then(|b| with_inner(b).find(is_committee));
        body.and_then(|b| bodies.complete(b)).or_else(of_role).map(|n| n.name)
    })
}

/// The institution that a chain names, other than party bodies; else the association of the whole country.
fn chain_institution(chain: &[&RoleMention], bodies: &Bodies<'_>) -> Option<String> {
    let all = || chain.iter().filter(|r| !r.former).filter_map(|r| r.body.as_ref());
    // In `Bí thư Đảng ủy, Chủ tịch Hội đồng quản trị Công ty X` the firm that the board is one of.
    let led = |b: &'_ BodyMention| bodies.is_organ(b.head) && !bodies.kind(b.head).starts_with("party");
    // In `Đảng ủy viên, Trưởng phòng Tổ chức cán bộ Sở X` the one that the office is in.
    let within = |b: &'_ BodyMention| led(b) || bodies.is_part(b.head);
    let whole = all().map(|b| b.inner.as_deref().filter(|_| within(b)).unwrap_or(b));
    let institution = |b: &&BodyMention| b.inner.is_none() && bodies.is_institution(b.head);
    let named = whole.into_iter().find(institution).and_then(|b| bodies.complete(b));
    let association = || {
        let last = all().filter_map(|b| with_inner(b).last()).filter(|b| bodies.kind(b.head) == "mass-organization");
        last.filter_map(|b| bodies.complete(b)).find(|n| n.name.ends_with("Việt Nam"))
    };
    named.or_else(association).map(|n| n.name)
}

/// The body other than the party's that a role behind one names, else one before.
fn chain_body(chain: &[&RoleMention], n: usize, bodies: &Bodies<'_>) -> Option<Named> {
    let (before, behind) = chain.split_at_checked(n)?;
    let near = behind.iter().chain(before.iter().rev()).filter(|r| !r.former).filter_map(|r| r.body.as_ref());
    near.filter(|b| !bodies.kind(b.head).starts_with("party")).find_map(|b| bodies.complete(b))
}

/// The institutions that a sentence turns to, one behind the other: `Tại điểm cầu Bệnh viện X có …`, `về phía Công ty Y có …`.
fn sides(reading: &Reading<'_>, read: &Read, bodies: &Bodies<'_>) -> Vec<(usize, Option<String>)> {
    let (from, to) = (read.sentence.start, read.sentence.end);
    let verbs = reading.marks(from, to, Sort::PartVerb);
    let sides = verbs.filter(|(_, verb)| reading.effect(*verb) == "side");
    let body_at = |from: usize| {
        let next = read.mentions.get(read.mentions.partition_point(|m| m.start < from));
        next.and_then(|m| if let What::Body(body) = &m.what { Some(body) } else { None })
    };
    let whole = |(at, verb): (usize, Mark)| {
        let named = body_at(verb.end).filter(|b| bodies.is_institution(b.head) || bodies.is_part(b.head));
        let named = named.and_then(|body| bodies.complete(body));
        let named = named.or_else(|| bodies.meant_by_noun(reading, at, verb.end)).map(|n| n.name);
        // `về phía Vietcombank có …`
        let brand = || bodies.called(&reading.text.words(verb.end, verb.end + 1)).map(str::to_owned);
        (at, named.or_else(brand))
    };
    // `Tại Bệnh viện X, tiếp đoàn có …`
    let place = body_at(from).filter(|b| {
        let named = bodies.is_institution(b.head) && !b.is_bare() && b.start == from + 1;
        named && reading.text.says(from, "tại") && reading.text.is_mark(b.end, &[','])
    });
    let place = place.and_then(|body| bodies.complete(body)).map(|n| (from, Some(n.name)));
    place.into_iter().chain(sides.map(whole)).collect()
}

/// `thành lập Đảng bộ X và chỉ định Ban Chấp hành lâm thời …`: where the committee is named, and the Đảng bộ.
fn interim(reading: &Reading<'_>, read: &Read, bodies: &Bodies<'_>) -> Option<(usize, Named)> {
    let leads = |b: &&BodyMention| bodies.is_organ(b.head) || b.head_name == "Chi ủy";
    let organs = read.mentions.iter().filter_map(body_of).filter(|b| b.is_bare()).filter(leads);
    let organ = organs.into_iter().find(|b| reading.text.says_all(b.end, &["lâm", "thời"]))?;
    let named = match organ.head_name.as_str() {
        "Chi ủy" => bodies.last_branch(organ.start),
        _ => bodies.last_organization(organ.start),
    };
    named.map(|named| (organ.start, named))
}

/// The level and place that a role of a chain names: `Bí thư Tỉnh ủy, Trưởng Đoàn đại biểu Quốc hội tỉnh A`.
fn chain_place(chain: &[&RoleMention], bodies: &Bodies<'_>) -> Option<(String, String)> {
    let named = chain.iter().filter_map(|r| r.body.as_ref()).flat_map(with_inner);
    named
        .flat_map(|b| &b.qualifiers)
        .find_map(|q| bodies.split_level(q))
        .map(|(level, place)| (level.to_owned(), place.to_owned()))
}
