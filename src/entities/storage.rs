//! A gazetteer as bytes: saved, loaded, pickled.
//!
//! A header (magic, version, length, checksum) and the columns and tables as they lie in memory, those
//! of the index of `match` too, so that loading is copying. Whatever is wrong with a file is said; nothing in it is trusted.

use super::gazetteer::{Gazetteer, GazetteerBuilder, Store};
use super::hash_index::HashIndex;
use super::matching::LazyIndex;
use super::phrases::Phrases;
use super::texts::Texts;
use crate::error::{Error, Result};
use crate::names::index::{NameIndex, Saved};
use crate::names::model::Model;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

const MAGIC: &[u8; 8] = b"yeksan-g";
const VERSION: u32 = 4;
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
        let bytes = fs::read(path)
            .map_err(|error| Error::data(format!("cannot read {path:?}: {error}")))?;
        Self::from_bytes(&bytes)
            .map_err(|error| Error::data(format!("{path:?}: {}", error.message())))
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
        bytes.extend_from_slice(&checksum(&payload).to_le_bytes());
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
        let Some(rest) = bytes.strip_prefix(MAGIC) else {
            return Err(Error::data("this is no gazetteer that yeksan saved"));
        };
        let cut_short = || Error::data("the gazetteer is cut short; save it again");
        let mut header = Reader(rest);
        let version = header.number::<4>().map(u32::from_le_bytes).ok_or_else(cut_short)?;
        if version != VERSION {
            return Err(Error::data(format!(
                "the gazetteer has format {version}, this version of yeksan reads format {VERSION}; \
                 {}",
                if version > VERSION { "update yeksan" } else { "save it again from its source" }
            )));
        }
        let length = header.number::<8>().map(u64::from_le_bytes).ok_or_else(cut_short)?;
        let sum = header.number::<8>().map(u64::from_le_bytes).ok_or_else(cut_short)?;
        let payload = header.0;
        if (payload.len() as u64) < length {
            return Err(Error::data(format!(
                "the gazetteer is cut short: {} of {length} bytes are there; save it again",
                payload.len()
            )));
        }
        if payload.len() as u64 != length || checksum(payload) != sum {
            return Err(damaged());
        }
        let mut payload = Reader(payload);
        let store = payload.store().ok_or_else(damaged)?;
        let index = payload.index(&store).ok_or_else(damaged)?;
        if !payload.0.is_empty() {
            return Err(damaged());
        }
        Ok(Gazetteer::with_index(store, index))
    }
}

#[cold]
fn damaged() -> Error {
    Error::data("the gazetteer is damaged: its checksum does not agree; save it again")
}

/// Four lanes of multiply and rotate: fast, and every bit counts.
fn checksum(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut lanes = [1u64, 2, 3, 4];
    let mut blocks = bytes.chunks_exact(32);
    for block in &mut blocks {
        for (lane, word) in lanes.iter_mut().zip(block.chunks_exact(8)) {
            let word = word.try_into().map_or(0, u64::from_le_bytes);
            *lane = (*lane ^ word).wrapping_mul(FACTOR).rotate_left(29);
        }
    }
    let mut sum = bytes.len() as u64;
    for lane in lanes {
        sum = (sum ^ lane).wrapping_mul(FACTOR).rotate_left(31);
    }
    for byte in blocks.remainder() {
        sum = (sum ^ u64::from(*byte)).wrapping_mul(FACTOR).rotate_left(31);
    }
    sum ^ (sum >> 32)
}

struct Writer(Vec<u8>);

impl Writer {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        self.0.extend_from_slice(bytes);
    }

    fn numbers<const N: usize, T: Copy>(&mut self, numbers: &[T], le: impl Fn(T) -> [u8; N]) {
        self.0.extend_from_slice(&(numbers.len() as u64).to_le_bytes());
        self.0.reserve(numbers.len().saturating_mul(N));
        for number in numbers {
            self.0.extend_from_slice(&le(*number));
        }
    }

    fn strings(&mut self, strings: &[String]) {
        self.0.extend_from_slice(&(strings.len() as u64).to_le_bytes());
        for string in strings {
            self.bytes(string.as_bytes());
        }
    }

    fn texts(&mut self, texts: &Texts) {
        let (text, ends) = texts.parts();
        self.bytes(text.as_bytes());
        self.numbers(ends, u32::to_le_bytes);
    }

    fn store(&mut self, store: &Store) {
        self.texts(&store.ids);
        self.numbers(store.by_id.slots(), u64::to_le_bytes);
        self.numbers(&store.kinds, u16::to_le_bytes);
        self.strings(&store.kind_names);
        self.texts(&store.extras);
        self.numbers(&store.name_ends, u32::to_le_bytes);
        self.texts(&store.names);
        self.numbers(&store.name_records, u32::to_le_bytes);
        self.numbers(&store.name_languages, u16::to_le_bytes);
        self.strings(&store.languages);
        let (slots, starts, entries, longest) = store.phrases.parts();
        self.numbers(slots, u64::to_le_bytes);
        starts.iter().for_each(|tags| self.numbers(tags, u32::to_le_bytes));
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

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn count(&mut self) -> Option<usize> {
        usize::try_from(u64::from_le_bytes(self.number()?)).ok()
    }

    fn text(&mut self) -> Option<String> {
        let count = self.count()?;
        std::str::from_utf8(self.take(count)?).ok().map(str::to_owned)
    }

    fn numbers<const N: usize, T>(&mut self, le: impl Fn([u8; N]) -> T) -> Option<Vec<T>> {
        let count = self.count()?;
        let (numbers, _) = self.take(count.checked_mul(N)?)?.as_chunks::<N>();
        Some(numbers.iter().map(|bytes| le(*bytes)).collect())
    }

    fn strings(&mut self) -> Option<Vec<String>> {
        let count = self.count()?;
        (0..count).map(|_| self.text()).collect()
    }

    fn texts(&mut self) -> Option<Texts> {
        Texts::from_parts(self.text()?, self.numbers(u32::from_le_bytes)?)
    }

    fn store(&mut self) -> Option<Store> {
        let mut store = Store {
            ids: self.texts()?,
            by_id: HashIndex::from_slots(self.numbers(u64::from_le_bytes)?)?,
            removed: Default::default(),
            kinds: self.numbers(u16::from_le_bytes)?,
            kind_names: self.strings()?,
            extras: self.texts()?,
            name_ends: self.numbers(u32::from_le_bytes)?,
            names: self.texts()?,
            name_records: self.numbers(u32::from_le_bytes)?,
            name_languages: self.numbers(u16::from_le_bytes)?,
            languages: self.strings()?,
            ..Store::default()
        };
        let slots = self.numbers(u64::from_le_bytes)?;
        let starts = [self.numbers(u32::from_le_bytes)?, self.numbers(u32::from_le_bytes)?];
        let entries = self.numbers(|bytes| {
            let both = u64::from_le_bytes(bytes);
            [both as u32, (both >> 32) as u32]
        })?;
        let &[longest, exonyms] = self.numbers(u32::from_le_bytes)?.as_slice() else { return None };
        store.phrases = Phrases::from_parts(slots, starts, entries, longest)?;
        store.exonyms = exonyms == 1;
        store.given_names = HashIndex::from_slots(self.numbers(u64::from_le_bytes)?)?;
        let records = store.ids.len();
        let names = store.names.len();
        let whole = store.kinds.len() == records
            && store.extras.len() == records
            && store.name_ends.len() == records
            && store.name_records.len() == names
            && store.name_languages.len() == names
            && store.name_ends.is_sorted()
            && store.name_ends.last().is_none_or(|end| *end as usize == names)
            && store.name_records.iter().all(|record| (*record as usize) < records);
        whole.then_some(store)
    }

    /// The index of the names; without one if it is of another version: then it is built when it is wanted.
    fn index(&mut self, store: &Store) -> Option<LazyIndex> {
        let &[version] = self.numbers(u32::from_le_bytes)?.as_slice() else { return None };
        let count = self.count()?;
        let saved = Saved {
            words: self.take(count)?.to_vec(),
            keys: self.numbers(u32::from_le_bytes)?,
            key_ends: self.numbers(u32::from_le_bytes)?,
            listed: self.numbers(u32::from_le_bytes)?,
            word_ends: self.numbers(u32::from_le_bytes)?,
            words_of: self.numbers(u32::from_le_bytes)?,
        };
        if version != Saved::VERSION {
            return Some(LazyIndex::default());
        }
        if saved.word_ends.len() != store.names.len() {
            return None;
        }
        NameIndex::from_saved(saved, Model::get()).map(LazyIndex::of)
    }
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
            forged.extend_from_slice(&checksum(&payload).to_le_bytes());
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
