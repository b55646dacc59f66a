//! A gazetteer as bytes: saved, loaded, pickled.
//!
//! A header (magic, version, length, checksum) and the columns and tables as they lie in memory, those
//! of the index of `match` too, so that loading is copying. Whatever is wrong with a file is said; nothing in it is trusted.

mod checksum;
mod reader;

use self::checksum::Checksum;
use self::reader::{Reader, broken};
use super::gazetteer::{Gazetteer, GazetteerBuilder, OfName, OfRecord, Store};
use super::hash_index::HashIndex;
use super::matching::LazyIndex;
use super::phrases::Phrases;
use super::texts::Texts;
use crate::error::{Error, Result};
use crate::names::index::{NameIndex, Saved};
use crate::names::model::Model;
use std::fs::{self, File};
use std::io::{self, BufReader, ErrorKind, Read, Write};
use std::path::Path;

const MAGIC: &[u8; 8] = b"yeksan-g";
const VERSION: u32 = 6;
const HEADER: usize = 8 + 4 + 8 + 8;

impl Gazetteer {
    /// Writes the gazetteer to a file, beside it first, so that a file is whole or not there.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        let failed = |error: std::io::Error| Error::data(format!("cannot write {path:?}: {error}"));
        let mut beside = path.as_os_str().to_owned();
        beside.push(format!(".{}.partial", std::process::id()));
        let write = || {
            let mut file = File::create(&beside)?;
            file.write_all(&self.to_bytes())?;
            file.sync_all()?;
            fs::rename(&beside, path)
        };
        write().map_err(|error| {
            // The error is the first one; a partial file that cannot be removed does no harm.
            let _ = fs::remove_file(&beside);
            failed(error)
        })
    }

    /// The gazetteer of a file that [`Gazetteer::save`] wrote.
    pub fn load(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let failed = |error: io::Error| Error::data(format!("cannot read {path:?}: {error}"));
        let mut file = File::open(path).map_err(failed)?;
        let metadata = file.metadata().map_err(failed)?;
        let loaded = if metadata.is_file() {
            Self::read(BufReader::new(file), metadata.len()).map_err(failed)?
        } else {
            // A pipe does not tell how long it is.
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).map_err(failed)?;
            Self::from_bytes(&bytes)
        };
        loaded.map_err(|error| Error::data(format!("{path:?}: {}", error.message())))
    }

    /// The bytes of a file, for pickling.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Removed records must not travel on.
        if !self.store.removed.is_empty()
            && let Ok(without) = self.rebuilt()
        {
            return without.to_bytes();
        }
        let mut payload = Writer(Vec::new());
        payload.store(&self.store);
        payload.index(&self.one_layer());
        let payload = payload.0;
        let mut bytes = Vec::with_capacity(HEADER.saturating_add(payload.len()));
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&(payload.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&Checksum::of(&payload).to_le_bytes());
        bytes.extend_from_slice(&payload);
        bytes
    }

    /// The columns of the index, without a second layer.
    fn one_layer(&self) -> Saved {
        let anew = || NameIndex::new(self.numbered_names(0), Model::get()).saved();
        self.names_index().saved().or_else(anew).unwrap_or_default()
    }

    fn rebuilt(&self) -> Result<Self> {
        let mut builder = GazetteerBuilder::with_capacity(self.len()).exonyms(self.store.exonyms);
        self.records().try_for_each(|record| builder.add(&record))?;
        Ok(builder.finish())
    }

    /// The gazetteer of bytes that [`Gazetteer::to_bytes`] made.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        // Reading bytes cannot fail.
        Self::read(bytes, bytes.len() as u64)
            .unwrap_or_else(|error| Err(Error::data(error.to_string())))
    }

    /// The gazetteer of a file of so many bytes: the outer error is one of reading, the inner one of what was read.
    fn read(mut file: impl Read, length: u64) -> io::Result<Result<Self>> {
        let mut header = Vec::with_capacity(HEADER);
        file.by_ref().take(HEADER as u64).read_to_end(&mut header)?;
        let (version, expected, sum) = match header_of(&header) {
            Ok(known) => known,
            Err(error) => return Ok(Err(error)),
        };
        let there = length.saturating_sub(HEADER as u64);
        if version != VERSION {
            return Ok(Err(Error::data(format!(
                "the gazetteer has format {version}, this version of yeksan reads format {VERSION}; \
                 {}",
                if version > VERSION { "update yeksan" } else { "save it again from its source" }
            ))));
        }
        if there < expected {
            return Ok(Err(Error::data(format!(
                "the gazetteer is cut short: {there} of {expected} bytes are there; save it again"
            ))));
        }
        if there != expected {
            return Ok(Err(damaged()));
        }
        match Self::of_payload(Reader::new(file, there), sum) {
            Ok(gazetteer) => Ok(Ok(gazetteer)),
            // A file may become shorter while it is read.
            Err(error)
                if matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::UnexpectedEof) =>
            {
                Ok(Err(damaged()))
            }
            Err(error) => Err(error),
        }
    }

    fn of_payload(mut payload: Reader<impl Read>, sum: u64) -> io::Result<Self> {
        let store = store(&mut payload)?;
        let (version, index) = index(&mut payload)?;
        if payload.finish()? != sum {
            return Err(broken());
        }
        // An index of another version is built anew when it is wanted.
        let index = if version == Saved::VERSION {
            let fits = index.word_ends.len() == store.names.len();
            let index = fits.then(|| NameIndex::from_saved(index, Model::get())).flatten();
            LazyIndex::of(index.ok_or_else(broken)?)
        } else {
            LazyIndex::default()
        };
        Ok(Gazetteer::with_index(store, index))
    }
}

/// What a header says: the version, how many bytes follow, and their checksum.
fn header_of(header: &[u8]) -> Result<(u32, u64, u64)> {
    let Some(rest) = header.strip_prefix(MAGIC) else {
        return Err(Error::data("this is no gazetteer that yeksan saved"));
    };
    let parts = || {
        let (version, rest) = rest.split_first_chunk()?;
        let (length, rest) = rest.split_first_chunk()?;
        let (sum, _) = rest.split_first_chunk()?;
        let [length, sum] = [length, sum].map(|number| u64::from_le_bytes(*number));
        Some((u32::from_le_bytes(*version), length, sum))
    };
    parts().ok_or_else(|| Error::data("the gazetteer is cut short; save it again"))
}

#[cold]
fn damaged() -> Error {
    Error::data("the gazetteer is damaged: its checksum does not agree; save it again")
}

struct Writer(Vec<u8>);

impl Writer {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        self.0.extend_from_slice(bytes);
    }

    fn numbers<const N: usize, T: Copy>(&mut self, numbers: &[T], le: impl Fn(T) -> [u8; N]) {
        self.column(numbers.iter().copied(), le);
    }

    fn column<const N: usize, T>(
        &mut self,
        numbers: impl ExactSizeIterator<Item = T>,
        le: impl Fn(T) -> [u8; N],
    ) {
        self.0.extend_from_slice(&(numbers.len() as u64).to_le_bytes());
        self.0.reserve(numbers.len().saturating_mul(N));
        numbers.for_each(|number| self.0.extend_from_slice(&le(number)));
    }

    fn strings(&mut self, strings: &[String]) {
        self.0.extend_from_slice(&(strings.len() as u64).to_le_bytes());
        for string in strings {
            self.bytes(string.as_bytes());
        }
    }

    fn texts<T: Copy>(&mut self, texts: &Texts<T>) {
        self.bytes(texts.text().as_bytes());
        self.column(texts.ends(), u32::to_le_bytes);
    }

    fn store(&mut self, store: &Store) {
        let (records, names) = (|| store.ids.beside_each(), || store.names.beside_each());
        self.texts(&store.ids);
        self.column(records().map(|record| record.names_end), u32::to_le_bytes);
        self.column(records().map(|record| record.kind), u16::to_le_bytes);
        self.numbers(store.by_id.slots(), u64::to_le_bytes);
        self.strings(&store.kind_names);
        self.texts(&store.extras);
        self.texts(&store.names);
        self.column(names().map(|name| name.record), u32::to_le_bytes);
        self.column(names().map(|name| name.language), u16::to_le_bytes);
        self.strings(&store.languages);
        let (slots, starts, entries, longest) = store.phrases.parts();
        self.numbers(slots, u64::to_le_bytes);
        starts.iter().for_each(|words| self.numbers(words, u64::to_le_bytes));
        self.numbers(entries, |[a, b]| (u64::from(b) << 32 | u64::from(a)).to_le_bytes());
        self.numbers(&[longest, u32::from(store.exonyms)], u32::to_le_bytes);
        self.numbers(store.given_names.slots(), u64::to_le_bytes);
    }

    fn index(&mut self, index: &Saved) {
        self.numbers(&[Saved::VERSION], u32::to_le_bytes);
        self.bytes(&index.words);
        for column in
            [&index.keys, &index.key_ends, &index.listed, &index.word_ends, &index.words_of]
        {
            self.numbers(column, u32::to_le_bytes);
        }
    }
}

/// Strings, and the columns of what is beside each.
fn texts<T: Copy, R: Read>(
    payload: &mut Reader<R>,
    beside: impl FnOnce(&mut Reader<R>, usize) -> io::Result<Vec<T>>,
) -> io::Result<Texts<T>> {
    let text = payload.text()?;
    let ends = payload.numbers(u32::from_le_bytes)?;
    let beside = beside(payload, ends.len())?;
    Texts::from_parts(text, ends, beside).ok_or_else(broken)
}

/// Two columns of one length, as one.
fn pairs<T>(payload: &mut Reader<impl Read>, of: impl Fn(u32, u16) -> T) -> io::Result<Vec<T>> {
    let firsts = payload.numbers(u32::from_le_bytes)?;
    let seconds = payload.numbers(u16::from_le_bytes)?;
    if firsts.len() != seconds.len() {
        return Err(broken());
    }
    Ok(firsts.into_iter().zip(seconds).map(|(first, second)| of(first, second)).collect())
}

fn hash_index(payload: &mut Reader<impl Read>) -> io::Result<HashIndex> {
    HashIndex::from_slots(payload.numbers(u64::from_le_bytes)?).ok_or_else(broken)
}

fn store(payload: &mut Reader<impl Read>) -> io::Result<Store> {
    let mut store = Store {
        ids: texts(payload, |payload, _| {
            pairs(payload, |names_end, kind| OfRecord { names_end, kind })
        })?,
        by_id: hash_index(payload)?,
        removed: Default::default(),
        kind_names: payload.strings()?,
        extras: texts(payload, |_, count| Ok(vec![(); count]))?,
        names: texts(payload, |payload, _| {
            pairs(payload, |record, language| OfName { record, language })
        })?,
        languages: payload.strings()?,
        ..Store::default()
    };
    let slots = payload.numbers(u64::from_le_bytes)?;
    let starts = [payload.numbers(u64::from_le_bytes)?, payload.numbers(u64::from_le_bytes)?];
    let entries = payload.numbers(|bytes| {
        let both = u64::from_le_bytes(bytes);
        [both as u32, (both >> 32) as u32]
    })?;
    let last = payload.numbers(u32::from_le_bytes)?;
    let &[longest, exonyms] = last.as_slice() else { return Err(broken()) };
    store.phrases = Phrases::from_parts(slots, starts, entries, longest).ok_or_else(broken)?;
    store.exonyms = exonyms == 1;
    store.given_names = hash_index(payload)?;
    let (records, names) = (store.ids.len(), store.names.len());
    let ends = || store.ids.beside_each().map(|record| record.names_end as usize);
    let whole = store.extras.len() == records
        && ends().is_sorted()
        && ends().next_back().is_none_or(|end| end == names)
        && store.names.beside_each().all(|name| (name.record as usize) < records);
    if whole { Ok(store) } else { Err(broken()) }
}

/// The columns of the index of the names, and their version.
fn index(payload: &mut Reader<impl Read>) -> io::Result<(u32, Saved)> {
    let version = payload.numbers(u32::from_le_bytes)?;
    let &[version] = version.as_slice() else { return Err(broken()) };
    let saved = Saved {
        words: payload.bytes()?,
        keys: payload.numbers(u32::from_le_bytes)?,
        key_ends: payload.numbers(u32::from_le_bytes)?,
        listed: payload.numbers(u32::from_le_bytes)?,
        word_ends: payload.numbers(u32::from_le_bytes)?,
        words_of: payload.numbers(u32::from_le_bytes)?,
    };
    Ok((version, saved))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::Record;

    fn sample() -> Gazetteer {
        let mut nato = Record::new("nato", Some("ORG")).with_name("en", "NATO");
        nato.add_name("ar", "حلف شمال الأطلسي");
        nato.extra.insert("founded".into(), 1949.into());
        let biden = Record::new("b", Some("PER")).with_name("en", "Joe Biden");
        Gazetteer::from_records([nato, biden, Record::new("c", None)]).unwrap()
    }

    #[test]
    fn a_round_trip_changes_nothing() {
        let gazetteer = sample();
        let again = Gazetteer::from_bytes(&gazetteer.to_bytes()).unwrap();
        assert_eq!(again.store, gazetteer.store);
        let empty = Gazetteer::from_records([]).unwrap();
        assert_eq!(Gazetteer::from_bytes(&empty.to_bytes()).unwrap().store, empty.store);
    }

    #[test]
    fn removed_records_are_not_saved() {
        let without = sample().updated([], ["b"]).unwrap();
        let bytes = without.to_bytes();
        assert!(!bytes.windows(5).any(|w| w == b"Biden"));
        assert_eq!(Gazetteer::from_bytes(&bytes).unwrap(), without);
    }

    #[test]
    fn what_is_wrong_with_a_file_is_said() {
        let bytes = sample().to_bytes();
        let with = |at: usize, byte: u8| {
            let mut other = bytes.clone();
            other[at] = byte;
            other
        };
        for (name, bytes, part) in [
            ("foreign", b"hello, world".to_vec(), "no gazetteer that yeksan saved"),
            ("empty", vec![], "no gazetteer that yeksan saved"),
            ("header only", bytes[..20].to_vec(), "cut short"),
            ("cut short", bytes[..bytes.len() - 1].to_vec(), "cut short: "),
            ("newer", with(8, 9), "update yeksan"),
            ("older", with(8, 1), "save it again from its source"),
            ("a changed byte", with(60, b'?'), "damaged"),
            ("longer", [&bytes[..], b"x"].concat(), "damaged"),
        ] {
            let error = Gazetteer::from_bytes(&bytes).unwrap_err().to_string();
            assert!(error.contains(part), "{name}: {error}");
        }
    }

    #[test]
    fn no_file_makes_it_panic() {
        // A payload that is wrong under a right checksum is refused, not trusted.
        let bytes = sample().to_bytes();
        for at in HEADER..bytes.len() {
            let mut payload = bytes[HEADER..].to_vec();
            payload[at - HEADER] ^= 0x41;
            let mut forged = bytes[..20].to_vec();
            forged.extend_from_slice(&Checksum::of(&payload).to_le_bytes());
            forged.extend_from_slice(&payload);
            if let Ok(gazetteer) = Gazetteer::from_bytes(&forged) {
                let _ = gazetteer.records().count();
                let found =
                    gazetteer.find("NATO Joe Biden", &Default::default(), &Default::default());
                assert!(found.is_ok());
                for query in ["Jo Bidan", "ناتو"] {
                    assert!(
                        gazetteer
                            .match_name(query, &Default::default(), &Default::default())
                            .is_ok()
                    );
                }
            }
        }
    }

    #[test]
    fn what_cannot_be_read_is_no_damage() {
        struct Fails;
        impl Read for Fails {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("the disk is gone"))
            }
        }
        let bytes = sample().to_bytes();
        let length = bytes.len() as u64;
        let (some, _) = bytes.split_at(bytes.len() / 2);
        let error = Gazetteer::read(some.chain(Fails), length).unwrap_err();
        assert_eq!(error.to_string(), "the disk is gone");
        // A file that became shorter while it was read.
        let error = Gazetteer::read(some, length).unwrap().unwrap_err();
        assert!(error.to_string().contains("damaged"));
    }

    #[test]
    fn files_are_written_and_read() {
        let folder = std::env::temp_dir().join(format!("yeksan-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("a.gazetteer");
        sample().save(&path).unwrap();
        assert_eq!(Gazetteer::load(&path).unwrap(), sample());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        let error = Gazetteer::load(folder.join("none")).unwrap_err().to_string();
        assert!(error.contains("cannot read"), "{error}");
        let error = sample().save(folder.join("none/x")).unwrap_err().to_string();
        assert!(error.contains("cannot write"), "{error}");
        fs::remove_dir_all(&folder).unwrap();
    }
}
