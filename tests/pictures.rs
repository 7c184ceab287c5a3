//! Pictures of networks: what is in them, and that it can be read.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/networks.rs"]
#[allow(dead_code)]
mod networks;

use std::collections::BTreeSet;

use hoinghi::export::{Picture, Size, Text};
use hoinghi::graph::Network;
use networks::{arrange, circles, named};
use resvg::tiny_skia::Pixmap;
use resvg::usvg;

const NAMES: [&str; 6] =
    ["Lý Thị Sen", "Vi Công Thuận", "Giáp Thế Lộc", "Nguyễn Hữu Phước & <Vượng>", "ĐẶNG THỊ BẢY", "Bế Ẵm"];

fn arranged(edges: &[(u32, u32)]) -> Network {
    let mut network = named(edges, |number| NAMES[number as usize % NAMES.len()].to_owned());
    network.title = "Ai gặp ai".to_owned();
    arrange(&mut network, 1);
    network
}

fn svg(picture: &Picture) -> String {
    let mut bytes = Vec::new();
    picture.write_svg(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn png(picture: &Picture) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_png(&mut bytes).unwrap();
    bytes
}

/// No two texts lie upon each other, and all are in the picture.
#[track_caller]
fn readable(texts: &[&Text], size: Size) {
    for (place, one) in texts.iter().enumerate() {
        let [left, top, right, bottom] = one.bounds();
        assert!(left >= 0.0 && top >= 0.0, "{one:?}");
        assert!(right <= f64::from(size.width) && bottom <= f64::from(size.height), "{one:?}");
        for other in &texts[place + 1..] {
            let [l, t, r, b] = other.bounds();
            assert!(right <= l || r <= left || bottom <= t || b <= top, "{one:?} and {other:?}");
        }
    }
}

#[test]
fn everything_is_in_the_picture() {
    let network = arranged(&circles(12, 9));
    for (width, height) in [(2400, 1800), (600, 400), (900, 1600)] {
        let size = Size { width, height };
        let picture = Picture::new(&network, size);
        assert_eq!((picture.nodes.len(), picture.edges.len()), (network.node_count(), network.edge_count()));
        for disc in picture.nodes.iter().chain(&picture.examples) {
            assert!(disc.x >= disc.radius && disc.x + disc.radius <= f64::from(width), "{disc:?}");
            assert!(disc.y >= disc.radius && disc.y + disc.radius <= f64::from(height), "{disc:?}");
        }
        assert!(picture.labels.len() > 8, "{}", picture.labels.len());
        readable(&picture.labels.iter().chain(&picture.captions).collect::<Vec<_>>(), size);
    }
}

#[test]
fn names_give_way_where_there_is_no_room() {
    let network = arranged(&circles(100, 10));
    let picture = Picture::new(&network, Size::default());
    assert!((100..1_000).contains(&picture.labels.len()), "{}", picture.labels.len());
    readable(&picture.labels.iter().chain(&picture.captions).collect::<Vec<_>>(), picture.size);
    let told = format!("{} named, where there is room", picture.labels.len());
    assert!(picture.captions.iter().any(|text| text.text == told));
}

#[test]
fn the_legend_tells_of_every_colour() {
    let network = arranged(&circles(12, 5));
    let picture = Picture::new(&network, Size::default());
    let shown: BTreeSet<[u8; 3]> = picture.examples.iter().map(|disc| disc.color).collect();
    assert!(picture.nodes.iter().all(|disc| shown.contains(&disc.color)));
    let captions: Vec<&str> = picture.captions.iter().map(|text| text.text.as_str()).collect();
    assert_eq!(captions[..2], ["Ai gặp ai", "60 nodes, 131 edges"]);
    for (name, _) in &network.arrangement.as_ref().unwrap().legend {
        assert!(captions.iter().any(|text| text == name || name.starts_with(text.trim_end_matches('…'))), "{name}");
    }
    assert!(captions.contains(&"Size: weightedDegree"), "{captions:?}");
}

#[test]
fn the_svg_is_sound_and_tells_names() {
    let picture = Picture::new(&arranged(&circles(3, 6)), Size::default());
    let svg = svg(&picture);
    let mut reader = quick_xml::Reader::from_str(&svg);
    reader.config_mut().check_end_names = true;
    let (mut texts, mut discs, mut lines) = (0, 0, 0);
    loop {
        use quick_xml::events::Event;
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(e) | Event::Empty(e) if e.name().as_ref() == "circle" => discs += 1,
            Event::Start(e) | Event::Empty(e) if e.name().as_ref() == "line" => lines += 1,
            Event::Start(e) if e.name().as_ref() == "text" => texts += 1,
            _ => {}
        }
    }
    assert_eq!(texts, picture.labels.len() + picture.captions.len());
    assert_eq!((discs, lines), (picture.nodes.len() + picture.examples.len(), picture.edges.len()));
    assert!(svg.contains(">Nguyễn Hữu Phước &amp; &lt;Vượng&gt;</text>") && svg.contains("<title>Ai gặp ai</title>"));
    assert_eq!(svg, self::svg(&picture), "the same again");
}

#[test]
fn the_png_has_the_size_that_was_asked_for() {
    let picture = Picture::new(&arranged(&circles(3, 6)), Size { width: 640, height: 480 });
    let bytes = png(&picture);
    let pixels = Pixmap::decode_png(&bytes).unwrap();
    assert_eq!((pixels.width(), pixels.height()), (640, 480));
    assert_eq!(pixels.pixel(0, 0).unwrap().demultiply().red(), 255, "white ground");
    for disc in &picture.nodes {
        let there = pixels.pixel(disc.x as u32, disc.y as u32).unwrap().demultiply();
        let [r, g, b] = disc.color;
        let near = |one: u8, other: u8| one.abs_diff(other) < 40;
        assert!(near(there.red(), r) && near(there.green(), g) && near(there.blue(), b), "{disc:?} {there:?}");
    }
    assert_eq!(bytes, png(&picture), "the same again");
}

/// The tree that a renderer makes of the SVG tells how broad texts are drawn.
#[test]
fn names_are_as_broad_as_they_are_reckoned() {
    fn texts<'a>(group: &'a usvg::Group, found: &mut Vec<&'a usvg::Text>) {
        for node in group.children() {
            match node {
                usvg::Node::Group(group) => texts(group, found),
                usvg::Node::Text(text) => found.push(text),
                _ => {}
            }
        }
    }
    let picture = Picture::new(&arranged(&circles(3, 6)), Size::default());
    let mut options = usvg::Options::default();
    options.fontdb_mut().load_font_data(include_bytes!("../src/export/picture/NotoSans-Subset.ttf").to_vec());
    let tree = usvg::Tree::from_str(&svg(&picture), &options).unwrap();
    let mut drawn = Vec::new();
    texts(tree.root(), &mut drawn);
    let reckoned: Vec<&Text> = picture.labels.iter().chain(&picture.captions).collect();
    assert_eq!(drawn.len(), reckoned.len());
    for (drawn, reckoned) in drawn.iter().zip(reckoned) {
        let [left, top, right, bottom] = reckoned.bounds();
        let there = drawn.bounding_box();
        let inside = f64::from(there.left()) >= left - 1.0 && f64::from(there.right()) <= right + 1.0;
        let in_line = f64::from(there.top()) >= top - 1.0 && f64::from(there.bottom()) <= bottom + 1.0;
        assert!(inside && in_line, "{reckoned:?} {there:?}");
        assert!(f64::from(there.width()) > 0.8 * (right - left), "{reckoned:?} {there:?}");
    }
}

#[test]
fn a_picture_of_nothing_is_one() {
    let picture = Picture::new(&Network::default(), Size { width: 300, height: 200 });
    assert!(picture.labels.is_empty() && picture.nodes.is_empty());
    assert!(svg(&picture).contains("0 nodes, 0 edges"));
    assert!(Pixmap::decode_png(&png(&picture)).is_ok());
}
