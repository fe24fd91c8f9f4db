using Fabstir.Development.Tests.Support;

namespace Fabstir.Development.Tests.Anvil;

public sealed class FreezeTests
{
    private readonly Marker _marker = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_frozen_anvil_answers_after_it_was_resumed()
    {
        await using AnvilProcess anvil = await AnvilProcess.StartAsync(new AnvilOptions { ChainId = _marker.ChainId }, Cancellation);

        anvil.Freeze();
        await Eventually.IsTrueAsync(() => StateOf(anvil) == 'T', "anvil is stopped");
        Task<string> asking = Rpc.CallAsync(anvil, "eth_chainId");
        anvil.Freeze();
        Assert.Equal('T', StateOf(anvil));
        Assert.False(asking.IsCompleted);

        anvil.Resume();
        anvil.Resume();
        Assert.Equal($"0x{_marker.ChainId:x}", await asking.WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
        Assert.False(anvil.Exited.IsCompleted);
    }

    [Fact]
    public async Task A_frozen_anvil_can_be_disposed()
    {
        AnvilProcess anvil = await AnvilProcess.StartAsync(new AnvilOptions { ChainId = _marker.ChainId }, Cancellation);
        anvil.Freeze();

        await anvil.DisposeAsync();

        await _marker.IsGoneAsync();
        Assert.Throws<InvalidOperationException>(anvil.Freeze);
        Assert.Throws<InvalidOperationException>(anvil.Resume);
    }

    // The letter after the name in /proc/<id>/stat.
    private static char StateOf(AnvilProcess anvil) => File.ReadAllText($"/proc/{anvil.ProcessId}/stat").Split(") ")[1][0];
}
