//! The lines of a file, read one at a time.

use std::io::{self, BufRead, Read};

/// Lines, split at `\n` only (a JSON string may hold U+2028 and its like), numbered from 1, blank ones left out, with
/// any byte order mark and line end dropped.
pub(super) struct Lines<R> {
    reader: R,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader, number: 0 }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<(u64, Vec<u8>)>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut line = Vec::new();
            match self.reader.by_ref().take(LARGEST).read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(length) if length as u64 == LARGEST => return Some(Err(too_large())),
                Ok(_) => self.number += 1,
                Err(error) => return Some(Err(error)),
            }
            if self.number == 1 && line.starts_with(b"\xEF\xBB\xBF") {
                line.drain(..3);
            }
            if !line.trim_ascii().is_empty() {
                line.truncate(line.trim_ascii_end().len());
                return Some(Ok((self.number, line)));
            }
        }
    }
}

/// No article has as many bytes; what does is no article, or a trap for who unpacks it.
const LARGEST: u64 = 256 << 20;

fn too_large() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, "an article of 256 MB or more")
}

/// Reads everything there is of one article.
pub(super) fn read_whole(reader: impl BufRead) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if reader.take(LARGEST).read_to_end(&mut bytes)? as u64 == LARGEST { Err(too_large()) } else { Ok(bytes) }
}

/// A reader that begins with bytes read before.
pub(super) type Rest = Box<dyn BufRead + Send>;

/// Reads enough to guess a format from, and gives it together with a reader of everything, these bytes included.
pub(super) fn peek(mut reader: impl BufRead + Send + 'static) -> io::Result<(Vec<u8>, Rest)> {
    let mut start = Vec::new();
    // What breaks off later is read as far as it goes: the error comes again with the next read.
    if let Err(error) = reader.by_ref().take(1024).read_to_end(&mut start)
        && start.is_empty()
    {
        return Err(error);
    }
    Ok((start.clone(), Box::new(io::Cursor::new(start).chain(reader))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_numbers() {
        let text = "\u{feff}{}\r\n\n \n{\"a\":\"\u{2028}\"}";
        let lines: Vec<_> = Lines::new(text.as_bytes()).map(Result::unwrap).collect();
        assert_eq!(lines, [(1, b"{}".to_vec()), (4, "{\"a\":\"\u{2028}\"}".as_bytes().to_vec())]);
    }
}
