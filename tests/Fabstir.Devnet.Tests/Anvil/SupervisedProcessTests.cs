using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Fabstir.Development.Tests.Support;

namespace Fabstir.Development.Tests.Anvil;

public sealed class SupervisedProcessTests
{
    private const string Endless = "while :; do sleep 1 >/dev/null 2>&1; done";

    private readonly Marker _marker = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("exit 0", 0)]
    [InlineData("exit 42", 42)]
    [InlineData("kill -9 $$", 137)]
    [InlineData("kill -15 $$", 143)]
    public async Task The_exit_code_is_the_command_s(string script, int expected)
    {
        ProcessExit exit = await RunAsync(Shell(script));
        Assert.Equal(expected, exit.Code);
        await _marker.IsGoneAsync();
    }

    [Fact]
    public async Task Arguments_arrive_as_they_are()
    {
        string[] arguments = ["", "a b", "\"q\" 'q'", "$HOME `id` \\", "ä*", "-n", "two\nlines"];
        SupervisedCommand command = new("/bin/sh", ["-c", "for a; do printf '<%s>' \"$a\"; done", "sh", .. arguments]);
        ProcessExit exit = await RunAsync(command);
        Assert.Equal(string.Concat(arguments.Select(argument => $"<{argument}>")), string.Join('\n', exit.LastOutput));
    }

    [Fact]
    public async Task Its_input_is_empty_and_not_ours()
    {
        ProcessExit exit = await RunAsync(Shell("read -r line || echo end"));
        Assert.Equal(["end"], exit.LastOutput);
    }

    [Fact]
    public async Task One_whose_supervising_shell_is_killed_dies_too()
    {
        await using SupervisedProcess process = SupervisedProcess.Start(Shell(Endless), TimeProvider.System);
        int id = await RunsAsync(process);
        using Process shell = Process.GetProcessById(process.SupervisorId);

        shell.Kill();

        Assert.Equal(137, (await process.Exited.WaitAsync(TimeSpan.FromSeconds(30), Cancellation)).Code);
        await Eventually.IsTrueAsync(() => !_marker.IsRunning(id), "the command is gone");
        await _marker.IsGoneAsync();
    }

    [Theory]
    [InlineData("HUP")]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_to_the_supervising_shell_does_not_end_the_watch(string signal)
    {
        await using SupervisedProcess process = SupervisedProcess.Start(Shell(Endless), TimeProvider.System);
        int command = await RunsAsync(process);

        IReadOnlyList<int> supervisors = _marker.Supervisors();
        foreach (int id in supervisors)
        {
            using Process kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {id}"]);
            await kill.WaitForExitAsync(Cancellation);
        }

        Assert.Equal(supervisors, _marker.Supervisors());
        Assert.True(_marker.IsRunning(command));
        await process.DisposeAsync();
        await _marker.IsGoneAsync();
    }

    [Fact]
    public async Task A_signal_while_it_starts_leaves_nothing()
    {
        for (int round = 0; round < 10; round++)
        {
            await using SupervisedProcess process = SupervisedProcess.Start(Shell(Endless), TimeProvider.System);
            await Eventually.IsTrueAsync(() => process.Exited.IsCompleted || _marker.Processes().Count > round % 3, "part of it runs");
            using Process kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {process.SupervisorId} 2>/dev/null"]);
            await kill.WaitForExitAsync(Cancellation);
        }

        await _marker.IsGoneAsync();
    }

    [Fact]
    public async Task A_grandchild_that_keeps_the_output_open_does_not_hold_up_the_exit()
    {
        ProcessExit exit = await RunAsync(Shell("echo done; sleep 60 & echo $!; exit 7"));
        using Process grandchild = Process.GetProcessById(int.Parse(exit.LastOutput[1], CultureInfo.InvariantCulture));
        grandchild.Kill();
        Assert.Equal(7, exit.Code);
        Assert.Equal("done", exit.LastOutput[0]);
    }

    [Fact]
    public async Task One_that_takes_too_long_is_ended()
    {
        await Assert.ThrowsAsync<TimeoutException>(
            () => RunAsync(Shell(Endless), TimeSpan.FromMilliseconds(200)));
        await _marker.IsGoneAsync();
    }

    [Fact]
    public void The_job_s_limits_are_laid_out_as_Windows_declares_them()
    {
        Assert.SkipUnless(Environment.Is64BitProcess, "The size is that of 64-bit Windows.");
#pragma warning disable CA1416 // Only the layout is looked at.
        Assert.Equal(144, Unsafe.SizeOf<WindowsJob.ExtendedLimits>());
#pragma warning restore CA1416
    }

    // The command has told its id, so that it is no fork of the shell any more; what is left of those are the shell and the watchdog.
    private async Task<int> RunsAsync(SupervisedProcess process)
    {
        int id = await process.ProcessId.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        await Eventually.IsTrueAsync(() => _marker.Supervisors().Count == 2, "the shell and the watchdog run");
        return id;
    }

    private static Task<ProcessExit> RunAsync(SupervisedCommand command, TimeSpan? limit = null) =>
        SupervisedProcess.RunAsync(command, limit ?? TimeSpan.FromSeconds(30), TimeProvider.System, Cancellation);

    // The marker is an argument that the script does not look at.
    private SupervisedCommand Shell(string script) => new("/bin/sh", ["-c", script, "sh", _marker.Text]);
}
