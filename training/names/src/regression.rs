//! Logistic regression by Newton's method, with a little shrinkage.

/// Features, the answer, and how much it counts.
pub type Sample = (Vec<f64>, bool, f64);

pub fn fit(samples: &[Sample]) -> Vec<f64> {
    let n = samples[0].0.len();
    let mut weights = vec![0.0; n];
    for _ in 0..30 {
        let mut gradient = vec![0.0; n];
        let mut hessian = vec![vec![0.0; n]; n];
        for (features, is_one, weight) in samples {
            let z: f64 = weights.iter().zip(features).map(|(w, x): (&f64, &f64)| w * x).sum();
            let p = 1.0 / (1.0 + (-z).exp());
            let error = weight * (f64::from(u8::from(*is_one)) - p);
            let curve = weight * p * (1.0 - p);
            for i in 0..n {
                gradient[i] += error * features[i];
                for j in 0..n {
                    hessian[i][j] += curve * features[i] * features[j];
                }
            }
        }
        for i in 0..n {
            gradient[i] -= weights[i];
            hessian[i][i] += 1.0;
        }
        let step = solve(hessian, gradient);
        weights.iter_mut().zip(step).for_each(|(w, s)| *w += s);
    }
    weights
}

/// Gauss elimination with pivots.
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for i in 0..n {
        let pivot = (i..n).max_by(|x, y| a[*x][i].abs().total_cmp(&a[*y][i].abs())).unwrap();
        a.swap(i, pivot);
        b.swap(i, pivot);
        for k in i + 1..n {
            let f = a[k][i] / a[i][i];
            for j in i..n {
                a[k][j] -= f * a[i][j];
            }
            b[k] -= f * b[i];
        }
    }
    for i in (0..n).rev() {
        for j in i + 1..n {
            b[i] -= a[i][j] * b[j];
        }
        b[i] /= a[i][i];
    }
    b
}
