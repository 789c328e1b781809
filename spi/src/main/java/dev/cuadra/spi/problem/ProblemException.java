package dev.cuadra.spi.problem;

/** Input that cannot be used, said as a {@link Problem}. The medium or the call may be sound; the input is not. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(describe(problem));
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(describe(problem), cause);
        this.problem = problem;
    }

    /** What is wrong, where, and what to do. */
    public Problem problem() {
        return problem;
    }

    private static String describe(Problem problem) {
        String where = problem.where().toString();
        return problem.code() + (where.isEmpty() ? "" : " at " + where) + ": "
                + problem.message().en();
    }
}
