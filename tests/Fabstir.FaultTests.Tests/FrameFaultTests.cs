using Fabstir.FaultTests.Scenarios;

namespace Fabstir.FaultTests.Tests;

/// <summary>Frames that are damaged.</summary>
public sealed class FrameFaultTests
{
    [Fact]
    public Task Damaged_frames_do_not_hurt_clients() => SmallTrial.AssertNothingIsLostAsync(new FramesToClients(), runs: 100);

    [Fact]
    public Task Damaged_frames_do_not_hurt_hosts() => SmallTrial.AssertNothingIsLostAsync(new FramesToHosts(), runs: 200);
}
