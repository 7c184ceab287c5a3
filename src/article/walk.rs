//! Paths into sources: files, folders, standard input.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;

use super::lines::{Lines, Rest, peek, read_whole};
use super::{Format, InputError, Place, Source};

/// What a gzipped file begins with.
const GZIP: &[u8] = b"\x1f\x8b";

/// How inputs are found and understood.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Format of standard input; guessed from its first bytes where there is none.
    pub stdin: Option<Format>,
}

/// The sources in files and folders, in the order given; those of a folder in the order of their names.
///
/// A folder is searched with its subfolders for files whose endings are known. A file named on its own may have any
/// ending: its format is then guessed from its first bytes. `-` is standard input. What is gzipped is unpacked on the way.
/// Files are opened one at a time, and
/// those that hold one article a line are read one line at a time.
pub fn sources(paths: impl IntoIterator<Item = PathBuf>, options: Options) -> Sources {
    let todo = paths.into_iter().map(|path| Step::Given(Place { path, line: None })).collect();
    Sources { todo, open: None, options }
}

/// Iterator over [`Source`]s: see [`sources`].
pub struct Sources {
    todo: VecDeque<Step>,
    open: Option<Open>,
    options: Options,
}

/// What remains to be looked at.
enum Step {
    /// A path that the caller named.
    Given(Place),
    /// A path found in a folder.
    Found(PathBuf),
    /// Something that has failed already.
    Failed(InputError),
}

/// A file that is being read line by line.
struct Open {
    path: PathBuf,
    format: Format,
    lines: Lines<Rest>,
    any: bool,
}

impl Iterator for Sources {
    type Item = Result<Source, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.next_line() {
                return Some(item);
            }
            let item = match self.todo.pop_front()? {
                Step::Given(at) => self.given(at),
                Step::Found(path) => self.file(Format::of_path(&path), path),
                Step::Failed(error) => Err(error),
            };
            if let Some(item) = item.transpose() {
                return Some(item);
            }
        }
    }
}

impl Sources {
    fn next_line(&mut self) -> Option<Result<Source, InputError>> {
        let open = self.open.as_mut()?;
        match open.lines.next() {
            Some(Ok((number, line))) => {
                open.any = true;
                Some(Ok(Source::line(&open.path, number, open.format, line)))
            }
            Some(Err(source)) => {
                let at = Place { path: self.open.take()?.path, line: None };
                Some(Err(InputError::Read { at, source }))
            }
            None => {
                let Open { path, any, .. } = self.open.take()?;
                (!any).then_some(Err(InputError::Empty { at: Place { path, line: None } }))
            }
        }
    }

    fn given(&mut self, at: Place) -> Result<Option<Source>, InputError> {
        if at.path == Path::new("-") {
            return self.open(self.options.stdin, at.path, io::stdin());
        }
        match fs::metadata(&at.path) {
            Err(source) => Err(InputError::Read { at, source }),
            Ok(found) if found.is_dir() => {
                let mut steps = Vec::new();
                find(&at.path, &mut steps);
                if steps.is_empty() {
                    return Err(InputError::NoArticles { at });
                }
                steps.into_iter().rev().for_each(|step| self.todo.push_front(step));
                Ok(None)
            }
            Ok(_) => self.file(Format::of_path(&at.path), at.path),
        }
    }

    fn file(&mut self, format: Option<Format>, path: PathBuf) -> Result<Option<Source>, InputError> {
        match File::open(&path) {
            Ok(file) => self.open(format, path, file),
            Err(source) => Err(InputError::Read { at: Place { path, line: None }, source }),
        }
    }

    /// Gives a file that is one article; one that holds several is kept open, to be read line by line.
    fn open(
        &mut self,
        format: Option<Format>,
        path: PathBuf,
        reader: impl Read + Send + 'static,
    ) -> Result<Option<Source>, InputError> {
        let read = || {
            let (mut start, mut rest) = peek(BufReader::new(reader))?;
            if start.starts_with(GZIP) {
                (start, rest) = peek(BufReader::new(MultiGzDecoder::new(rest)))?;
            }
            let format = format.unwrap_or_else(|| Format::guess(&start));
            if format.is_lines() {
                self.open = Some(Open { path: path.clone(), format, lines: Lines::new(rest), any: false });
                return Ok(None);
            }
            Ok(Some(Source::new(&path, format, read_whole(rest)?)))
        };
        let result: io::Result<_> = read();
        result.map_err(|source| InputError::Read { at: Place { path, line: None }, source })
    }
}

/// Collects the articles of a folder, sorted. Links to folders are passed over, so that no walk is endless.
fn find(folder: &Path, steps: &mut Vec<Step>) {
    let fail = |source| Step::Failed(InputError::Read { at: Place { path: folder.to_owned(), line: None }, source });
    let entries: io::Result<Vec<_>> = fs::read_dir(folder).and_then(Iterator::collect);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(source) => return steps.push(fail(source)),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        match entry.file_type() {
            Err(source) => steps.push(fail(source)),
            Ok(kind) if kind.is_dir() => find(&path, steps),
            Ok(_) if Format::of_path(&path).is_some() && !path.is_dir() => steps.push(Step::Found(path)),
            Ok(_) => {}
        }
    }
}
