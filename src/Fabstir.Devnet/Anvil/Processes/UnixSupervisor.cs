using System.Diagnostics;
using System.Globalization;

namespace Fabstir.Development;

/// <summary>Ties a process to this one on Unix: a shell between them ends it when its standard input ends.</summary>
/// <remarks>The kernel closes our end of the pipe however we end, and nobody else has it: the end of input means that we are gone, or done.</remarks>
internal static class UnixSupervisor
{
    private const string ProcessIdPrefix = "supervised ";

    // The inner shell prints its id and becomes the command: the id is the first line, and if we are already gone nothing is run.
    // Signals of a terminal or a process group end neither shell nor watchdog. At first they are caught and not ignored: what is ignored, the
    // command would ignore too. The watchdog has not our output, so that nobody waits for its end, and starts no program of its own.
    // It, not the waiting shell, kills the command: that holds even when the shell was killed first. The shell waits for the command, so that
    // its id is not another's when the watchdog uses it; then it ends the watchdog and passes on the exit code.
    private const string Script =
        """
        trap : HUP INT TERM
        exec 3<&0 </dev/null
        /bin/sh -c 'printf "supervised %d\n" "$$" && exec "$@"' sh "$@" 3<&- &
        command=$!
        trap '' HUP INT TERM
        { while read -r _; do :; done; kill -9 "$command"; } <&3 3<&- >/dev/null 2>&1 &
        watchdog=$!
        exec 3<&- 2>/dev/null
        wait "$command"
        code=$?
        kill -9 "$watchdog"
        wait "$watchdog"
        exit "$code"
        """;

    public static ProcessStartInfo Wrap(SupervisedCommand command) =>
        command.ToStartInfo("/bin/sh", ["-c", Script, "sh", command.FileName, .. command.Arguments]);

    /// <summary>The command's process id, if the line is the one that tells it.</summary>
    public static int? ReadProcessId(string line) =>
        line.StartsWith(ProcessIdPrefix, StringComparison.Ordinal)
        && int.TryParse(line.AsSpan(ProcessIdPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int id)
            ? id
            : null;
}
