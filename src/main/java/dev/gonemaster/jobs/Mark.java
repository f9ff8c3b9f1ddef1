package dev.gonemaster.jobs;

/// Score and grade of a run, as lists show them.
///
/// @param score 0 to 100 with one decimal
/// @param grade published form, for example `A+`
public record Mark(double score, String grade) {
    private static final double TENTHS = 10;

    public static Mark ofTenths(int tenths, String grade) {
        return new Mark(tenths / TENTHS, grade);
    }

    /// The score as databases keep it, where decimals would be compared by their last binary digit.
    public int tenths() {
        return (int) Math.round(score * TENTHS);
    }
}
