//! A saved web page into an article.

mod clutter;
mod content;
mod depth;
mod headline;
mod json_ld;
mod metadata;
mod text;

use std::collections::HashSet;

use dom_query::Document;
use jiff::civil::Date;

use self::text::Line;
use super::text::TextBuilder;
use super::{Article, LeftOut, date};

/// The article of a page. Its text is the headline and the main content, one line a paragraph, list item or caption,
/// without menus, related news, comments and scripts.
///
/// # Errors
/// What keeps the page from being parsed.
pub(super) fn article(page: &str, document: String) -> Result<Article, &'static str> {
    if depth::is_too_deep(page) {
        return Err("its elements are nested more than a thousand deep");
    }
    let dom = Document::from(page);
    let metadata = metadata::read(&dom);
    let mut left_out = images(&dom);
    left_out.extend(clutter::drop(&dom));
    let rest = content::all_lines(&dom);
    let window = metadata::window_title(&dom);
    let mut lines = content::lines(dom);
    mark_captions(&mut lines, &rest);
    let title = metadata.title.or_else(|| headline::on_page(&rest, &lines, window.as_deref()));
    headline::put_above(&mut lines, &rest, title.as_deref());
    let dateline = title.as_deref().and_then(|title| dateline(&rest, title));
    left_out.extend(outside(&rest, &lines));
    let mut text = TextBuilder::default();
    lines.iter().for_each(|line| text.line(&line.text, line.caption));
    let (text, captions) = text.finish();
    Ok(Article {
        document,
        url: metadata.url,
        site: metadata.site,
        title,
        published: metadata.published.or(dateline),
        authors: metadata.authors,
        text,
        captions,
        left_out,
    })
}

/// What the whole page shows to be a caption is one in the main content, which may have lost its styles.
fn mark_captions(lines: &mut [Line], page: &[Line]) {
    let captions: HashSet<&str> = page.iter().filter(|l| l.caption).map(|l| l.text.as_str()).collect();
    lines.iter_mut().for_each(|line| line.caption |= captions.contains(line.text.as_str()));
}

/// The descriptions of images, each once.
fn images(dom: &Document) -> Vec<LeftOut> {
    let mut texts: Vec<String> = dom.select("img[alt]").iter().filter_map(|i| i.attr("alt")).map(Into::into).collect();
    texts.retain(|text| text.contains(' '));
    texts.dedup();
    texts.into_iter().map(|text| LeftOut { why: "description of an image", text }).collect()
}

/// The lines of a page that are not among those of its article, those that stand together as one.
fn outside(page: &[Line], article: &[Line]) -> Vec<LeftOut> {
    let inside: HashSet<&str> = article.iter().map(|line| line.text.as_str()).collect();
    let runs = page.split(|line| inside.contains(line.text.as_str())).filter(|run| !run.is_empty());
    let text = |run: &[Line]| run.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    runs.map(|run| LeftOut { why: "outside the main content", text: text(run) }).collect()
}

/// The day in the line that sites print below a headline (`Cập nhật: 14/01/2025 08:20`): short, and no sentence.
fn dateline(lines: &[Line], title: &str) -> Option<Date> {
    let lines = lines.iter().map(|line| line.text.as_str());
    let below = lines.skip_while(|line| !same(line, title)).skip(1).take(3);
    below.filter(|line| line.chars().count() <= 60 && !line.ends_with('.')).find_map(date::day)
}

fn same(a: &str, b: &str) -> bool {
    a.split_whitespace().map(str::to_lowercase).eq(b.split_whitespace().map(str::to_lowercase))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const PAGE: &str = r##"<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>Chi bộ Khoa Dược sơ kết 6 tháng - Bệnh viện Cửa Sông</title>
<link rel="canonical" href="https://example.org/tin/so-ket">
<meta property="og:site_name" content="Bệnh viện Cửa Sông">
<meta property="article:published_time" content="2023-07-05T18:30:00Z">
<script>var tags = ["Đồng chí Trương Khả Ái"];</script></head>
<body class="has-sidebar"><form id="aspnetForm">
<header><a href="/"><h1>BỆNH VIỆN CỬA SÔNG</h1></a><ul class="menu"><li>Trang chủ</li></ul></header>
<div class="breadcrumb">Trang chủ &raquo; Tin tức</div>
<div class="sidebar"><h3>Đọc nhiều</h3><p>Đồng chí Thạch Vĩnh Bảo nhận Huy hiệu 40 năm tuổi Đảng</p></div>
<article>
<h1>Chi bộ Khoa Dược sơ kết 6&nbsp;tháng</h1>
<p class="sapo"><b>Sáng 05/7, Chi bộ Khoa Dược tổ chức Hội nghị sơ kết.</b></p>
<p>Dự Hội nghị có:</p>
<ul><li>Đồng chí <b>Lý Thị Sen</b>, Bí thư Chi bộ;</li><li>Đồng chí Vi Công Thuận&nbsp;&ndash; Phó Bí thư.</li></ul>
<figure><img src="a.jpg" alt="toàn cảnh"><figcaption>Đồng chí Lý Thị Sen phát biểu. Ảnh: Thu An</figcaption></figure>
<table><tr><td>Số đảng viên</td><td>24</td></tr></table>
<p>Dòng một<br>dòng hai</p>
<p class="author">Thu An</p>
<div class="tin-lien-quan"><a href="/2">Đồng chí Giáp Thế Lộc dự giao ban</a></div>
</article>
<section class="comments"><p>Đàm Thị Xoan: Chúc mừng Chi bộ!</p></section>
<footer>Chịu trách nhiệm: Ông Khúc Thừa Ân</footer>
</form></body></html>"##;

    #[test]
    fn the_main_content_comes_out_line_by_line() {
        let article = article(PAGE, "a.html".into()).unwrap();
        assert_eq!(
            article.text.lines().collect::<Vec<_>>(),
            [
                "Chi bộ Khoa Dược sơ kết 6\u{a0}tháng",
                "Sáng 05/7, Chi bộ Khoa Dược tổ chức Hội nghị sơ kết.",
                "Dự Hội nghị có:",
                "Đồng chí Lý Thị Sen, Bí thư Chi bộ;",
                "Đồng chí Vi Công Thuận\u{a0}– Phó Bí thư.",
                "Đồng chí Lý Thị Sen phát biểu. Ảnh: Thu An",
                "Số đảng viên | 24",
                "Dòng một",
                "dòng hai",
                "Thu An",
            ]
        );
    }

    #[test]
    fn headline_date_byline_and_address_are_found() {
        let article = article(PAGE, "a.html".into()).unwrap();
        assert_eq!(article.title.as_deref(), Some("Chi bộ Khoa Dược sơ kết 6\u{a0}tháng"));
        assert_eq!(article.published, Some(date(2023, 7, 6)));
        assert_eq!(article.authors, ["Thu An"]);
        assert_eq!(article.url.as_deref(), Some("https://example.org/tin/so-ket"));
    }

    #[test]
    fn a_page_without_article_element_is_searched_for_its_main_content() {
        let paragraph =
            |i| format!("<p>Đoạn {i}: Chi bộ đã thảo luận, thống nhất nhiều nội dung, và đề ra nhiệm vụ.</p>");
        let body: String = (0..12).map(paragraph).collect();
        let page = format!(
            "<html><head><title>Họp Chi bộ tháng 5</title></head><body><div id='header'>02/01/2020</div><div id='menu'><a href='/'>Trang chủ</a><a href='/v'>Văn bản</a></div>
             <div class='news'><h2>Họp Chi bộ tháng 5</h2><i>Cập nhật: 14/05/2024 08:20</i><div class='body'>{body}</div></div>
             <div id='tinlienquan'><a href='/1'>Đồng chí Giáp Thế Lộc dự giao ban</a></div></body></html>"
        );
        let article = article(&page, "a.html".into()).unwrap();
        assert_eq!(article.published, Some(date(2024, 5, 14)));
        assert_eq!(article.text.lines().filter(|l| l.starts_with("Đoạn")).count(), 12, "{}", article.text);
        assert!(!article.text.contains("Giáp Thế Lộc") && !article.text.contains("Trang chủ"), "{}", article.text);
    }

    #[test]
    fn json_ld_is_understood() {
        let page = r#"<html><head><script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "name": "Báo Cửa Sông"},
            {"@type": ["NewsArticle"], "headline": "Họp Chi bộ &amp; biểu dương", "datePublished": "2024-05-02",
             "author": [{"@type": "Person", "name": "Thu An"}, {"@type": "Organization", "name": "Báo Cửa Sông"}]}]}
            </script></head><body><article><p>Sáng nay, Chi bộ họp.</p></article></body></html>"#;
        let article = article(page, "a.html".into()).unwrap();
        assert_eq!(article.title.as_deref(), Some("Họp Chi bộ & biểu dương"));
        assert_eq!(article.published, Some(date(2024, 5, 2)));
        assert_eq!(article.authors, ["Thu An"]);
        assert_eq!(article.text, "Họp Chi bộ & biểu dương\nSáng nay, Chi bộ họp.");
    }

    #[test]
    fn an_empty_page_has_an_empty_text() {
        assert_eq!(article("<html><body><nav>Trang chủ</nav></body></html>", String::new()).unwrap().text, "");
    }

    #[test]
    fn deep_pages_are_read_or_refused_but_never_overflow_the_stack() {
        let page = |depth| format!("<html><body>{}<p>Chi bộ Khoa Dược họp.</p>", "<div class='a'>".repeat(depth));
        assert_eq!(article(&page(depth::DEEPEST - 2), String::new()).unwrap().text, "Chi bộ Khoa Dược họp.");
        assert!(article(&page(depth::DEEPEST), String::new()).is_err());
    }
}
