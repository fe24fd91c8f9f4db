using System.Net;
using System.Text;

namespace Fabstir.Sdk.Tests.Inference;

/// <summary>What hosts answer is theirs to choose, and is believed only as far as it goes.</summary>
public sealed class HostProbeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"models":[{"id":"tiny-vicuna-1b.q4_k_m","name":"whatever"}]}""")]
    [InlineData("""{"models":[{"id":7,"name":"other"},{"id":"x","name":"COHEREFORAI/TINYVICUNA-1B-32K-GGUF:TINY-VICUNA-1B.Q4_K_M.GGUF"}]}""")]
    public async Task A_host_is_asked_whether_it_is_well_and_what_it_serves(string models)
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync();
        world.Network.Answer = (_, path, _) => Task.FromResult<HttpResponseMessage?>(path == "/v1/models" ? FaultyHosts.Json(models) : FaultyHosts.Json("""{"status":"ok"}"""));

        Assert.True((await world.Inference.SelectHostAsync(world.Market.Model, cancellationToken: Cancellation)).Probe.IsSuitable);
    }

    [Theory]
    [InlineData("""{"models":[{"id":"another","name":"another"}]}""", "Its /v1/models does not list the model.")]
    [InlineData("""{"models":[]}""", "Its /v1/models does not list the model.")]
    [InlineData("""{"models":{}}""", "It answered with something else.")]
    [InlineData("""{"data":[]}""", "It answered with something else.")]
    [InlineData("""["models"]""", "It answered with something else.")]
    [InlineData("<html>", "It answered with something else.")]
    [InlineData("", "It answered with something else.")]
    public async Task An_answer_of_another_kind_is_a_reason_not_to_take_it(string models, string problem)
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync();
        world.Network.Answer = (_, path, _) => Task.FromResult<HttpResponseMessage?>(path == "/v1/models" ? FaultyHosts.Json(models) : null);

        Assert.Equal(problem, Assert.Single((await world.Inference.FindHostsAsync(world.Market.Model, cancellationToken: Cancellation)).Rejected).Problem);
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync();
        using EndlessStream endless = new();
        world.Network.Answer = (_, _, _) => Task.FromResult<HttpResponseMessage?>(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(endless) });

        HostProbe probe = Assert.Single((await world.Inference.FindHostsAsync(world.Market.Model, cancellationToken: Cancellation)).Rejected);

        Assert.Equal("/health answered with more than 262144 bytes.", probe.Problem);
        Assert.InRange(endless.Handed, 1, 1 << 20);
    }

    [Fact]
    public async Task Nesting_without_end_is_refused()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync();
        string deep = new StringBuilder().Insert(0, "[", 10_000).ToString();
        world.Network.Answer = (_, _, _) => Task.FromResult<HttpResponseMessage?>(FaultyHosts.Json(deep));

        Assert.NotNull(Assert.Single((await world.Inference.FindHostsAsync(world.Market.Model, cancellationToken: Cancellation)).Rejected).Problem);
    }

    private sealed class EndlessStream : Stream
    {
        public long Handed { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            Handed += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
