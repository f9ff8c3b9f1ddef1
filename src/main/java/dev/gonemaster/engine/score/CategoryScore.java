package dev.gonemaster.engine.score;

/// What a category is left with.
///
/// @param score 0 to 100
/// @param penalties points lost, not weighted
/// @param entryCount entries that took points, or that are CRITICAL
public record CategoryScore(int score, int penalties, int entryCount) {
    static final CategoryScore FULL = new CategoryScore(Score.MAX, 0, 0);

    CategoryScore minus(int penalty) {
        int sum = penalties + penalty;
        return new CategoryScore(Math.max(0, Score.MAX - sum), sum, entryCount + 1);
    }
}
