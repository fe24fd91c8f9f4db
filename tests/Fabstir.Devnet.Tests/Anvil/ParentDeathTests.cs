using System.Diagnostics;
using System.Globalization;
using Fabstir.Development.Tests.Support;

namespace Fabstir.Development.Tests.Anvil;

public sealed class ParentDeathTests : IDisposable
{
    private readonly Marker _marker = new();
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Anvil_dies_with_a_parent_that_is_killed()
    {
        using Process parent = await StartHolderAsync();
        int anvil = await ReadProcessIdAsync(parent);
        Assert.True(_marker.IsRunning(anvil));

        parent.Kill();

        await _marker.IsGoneAsync();
    }

    [Fact]
    public async Task A_devnet_dies_with_a_parent_that_is_killed()
    {
        using Process parent = ParentProgram.StartDevnetHolder(_marker.ChainId);
        int anvil = await ReadProcessIdAsync(parent);
        Assert.True(_marker.IsRunning(anvil));

        parent.Kill();

        await _marker.IsGoneAsync();
    }

    [Fact]
    public async Task Anvil_dies_with_a_parent_that_exits_without_disposing_it()
    {
        using Process parent = await StartHolderAsync();
        int anvil = await ReadProcessIdAsync(parent);
        Assert.True(_marker.IsRunning(anvil));

        parent.StandardInput.Close();

        await parent.WaitForExitAsync(Cancellation);
        Assert.Equal(0, parent.ExitCode);
        await _marker.IsGoneAsync();
    }

    [Fact]
    public async Task Anvil_dies_with_a_parent_that_is_killed_while_it_starts()
    {
        AnvilBinary silent = await Scripts.AnvilAsync(_folder, "while :; do sleep 1 >/dev/null 2>&1; done");
        using Process parent = ParentProgram.StartHolder(_marker.ChainId, silent.Path);
        await Eventually.IsTrueAsync(() => _marker.Processes().Any(id => id != parent.Id), "the parent has started something");

        parent.Kill();

        await _marker.IsGoneAsync();
    }

    [Fact]
    public async Task Many_parents_that_are_killed_at_any_moment_leave_nothing()
    {
        AnvilBinary binary = await AnvilLocator.FindAsync(Cancellation);
        for (int round = 0; round < 6; round++)
        {
            using Process parent = ParentProgram.StartHolder(_marker.ChainId, binary.Path);

            // The moment differs: with the shell, with the watchdog, or once anvil is there too.
            int processes = 2 + (round % 3);
            await Eventually.IsTrueAsync(() => _marker.Processes().Count >= processes || parent.HasExited, $"{processes} processes run");
            parent.Kill();
        }

        await _marker.IsGoneAsync();
    }

    private async Task<Process> StartHolderAsync() =>
        ParentProgram.StartHolder(_marker.ChainId, (await AnvilLocator.FindAsync(Cancellation)).Path);

    private static async Task<int> ReadProcessIdAsync(Process parent) =>
        int.Parse((await parent.StandardOutput.ReadLineAsync(Cancellation))!, CultureInfo.InvariantCulture);
}
