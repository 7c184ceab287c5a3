//! The tours of the docs, walked: every `$ command` of their `console` blocks succeeds and prints what stands below it.
//!
//! `HOINGHI_README=write cargo test --release --test readme` writes what the commands print into the pages instead.

#![cfg(all(unix, feature = "disk"))]

use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// Printed around the exit code of each command.
const MARK: char = '\u{1e}';

/// A line of a page: as it is, a command, or what a command is said to print.
#[derive(Debug, PartialEq)]
enum Line<'a> {
    Text(&'a str),
    Command(&'a str),
    Output(&'a str),
}

fn lines(page: &str) -> Vec<Line<'_>> {
    let mut in_console = false;
    let line = |line| {
        if line == "```console" || (in_console && line == "```") {
            in_console = !in_console;
            return Line::Text(line);
        }
        match line.strip_prefix("$ ") {
            Some(command) if in_console => Line::Command(command),
            None if in_console => Line::Output(line),
            _ => Line::Text(line),
        }
    };
    page.lines().map(line).collect()
}

/// Runs all commands in one shell, in a copy of what they need, and gives what each printed.
fn walk(commands: &[&str]) -> Result<Vec<String>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let place = tempfile::tempdir()?;
    for folder in ["samples", "ontology", "queries", "docs"] {
        std::os::unix::fs::symlink(root.join(folder), place.path().join(folder))?;
    }
    let bin = Path::new(env!("CARGO_BIN_EXE_hoinghi")).parent().ok_or("the program stands in no folder")?;
    let mut shell = Command::new("bash")
        .current_dir(&place)
        .env("PATH", format!("{}:{}", bin.display(), std::env::var("PATH")?))
        .env_remove("HOINGHI_STORE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let script: String = commands.iter().map(|c| format!("{c}\nprintf '\\036%d\\036' $?\n")).collect();
    shell.stdin.take().ok_or("the shell takes no input")?.write_all(script.as_bytes())?;
    let printed = String::from_utf8(shell.wait_with_output()?.stdout)?;
    let mut parts = printed.split(MARK);
    let mut out = Vec::new();
    for command in commands {
        let (text, code) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        assert_eq!(code, "0", "`{command}` ended with another code");
        out.push(text.to_owned());
    }
    Ok(out)
}

#[test]
fn the_tour_in_the_readme_goes_as_told() -> Result<(), Box<dyn Error>> {
    goes_as_told("README.md")
}

#[test]
fn the_way_of_a_new_role_goes_as_told() -> Result<(), Box<dyn Error>> {
    goes_as_told("docs/keeping-the-ontology.md")
}

fn goes_as_told(page: &str) -> Result<(), Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let told = std::fs::read_to_string(&path)?;
    let lines = lines(&told);
    let commands: Vec<&str> =
        lines.iter().filter_map(|l| if let Line::Command(c) = l { Some(*c) } else { None }).collect();
    assert!(!commands.is_empty(), "{page} has no tour");
    let mut printed = walk(&commands)?.into_iter();
    let mut walked = String::new();
    for line in &lines {
        match line {
            Line::Text(text) => walked.extend([text, "\n"]),
            Line::Command(command) => {
                walked.extend(["$ ", command, "\n"]);
                walked.extend(printed.next().iter().flat_map(|text| text.lines()).flat_map(|l| [l.trim_end(), "\n"]));
            }
            Line::Output(_) => {}
        }
    }
    if std::env::var("HOINGHI_README").as_deref() == Ok("write") {
        std::fs::write(path, walked)?;
    } else {
        assert_eq!(told, walked, "run with HOINGHI_README=write to write what the commands print into {page}");
    }
    Ok(())
}
