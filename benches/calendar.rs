//! Columns of dates, nanoseconds each: `cargo bench --bench calendar`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use yeksan::Interrupt;
use yeksan::calendar::column::{Days, OnError, TimeUnit, join, split};
use yeksan::calendar::{Calendar, IslamicVariant};

const ROWS: usize = 1_000_000;

/// Days spread over a range in no order.
fn days(first: i32, last: i32) -> Vec<i32> {
    let span = (last - first + 1) as u64;
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        first + ((state >> 33) % span) as i32
    };
    (0..ROWS).map(|_| next()).collect()
}

fn calendar(c: &mut Criterion) {
    let interrupt = Interrupt::new();
    let mut group = c.benchmark_group("calendar");
    group.throughput(Throughput::Elements(ROWS as u64)).sample_size(20);
    let umm_al_qura = Calendar::Islamic(IslamicVariant::UmmAlQura);
    let civil = Calendar::Islamic(IslamicVariant::Civil);
    let columns = [
        ("solar 1300-1449", Calendar::Solar, days(-17_810, 36_970)),
        ("solar 1-3000", Calendar::Solar, days(-492_268, 603_459)),
        ("umalqura", umm_al_qura, days(-16_000, 39_000)),
        ("civil", civil, days(-16_000, 39_000)),
        ("gregorian", Calendar::Gregorian, days(-16_000, 39_000)),
    ];
    for (name, calendar, days) in &columns {
        group.bench_function(format!("split {name}"), |b| {
            b.iter(|| {
                split(*calendar, Days::Days(black_box(days)), None, OnError::Raise, &interrupt)
            });
        });
        let dates = split(*calendar, Days::Days(days), None, OnError::Raise, &interrupt).unwrap();
        let months: Vec<i32> = dates.months.iter().map(|&month| month.into()).collect();
        let days_of_month: Vec<i32> = dates.days.iter().map(|&day| day.into()).collect();
        group.bench_function(format!("join {name}"), |b| {
            b.iter(|| {
                let years = black_box(&dates.years);
                join(*calendar, years, &months, &days_of_month, None, OnError::Raise, &interrupt)
            });
        });
    }
    let timestamps: Vec<i64> =
        columns[0].2.iter().map(|&day| i64::from(day) * 86_400_000_000).collect();
    group.bench_function("split solar timestamps", |b| {
        let timestamps = Days::Timestamps(&timestamps, TimeUnit::Microsecond);
        b.iter(|| split(Calendar::Solar, black_box(timestamps), None, OnError::Raise, &interrupt));
    });
    group.finish();
}

criterion_group!(benches, calendar);
criterion_main!(benches);
