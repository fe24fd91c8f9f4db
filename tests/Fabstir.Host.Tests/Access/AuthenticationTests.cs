using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Ethereum;
using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Access;

public sealed class AuthenticationTests
{
    // The clock of the tests stands at 2026-01-01.
    private const long Now = 1_767_225_600;
    private const long Later = Now + 300;

    [Fact]
    public async Task Whoever_signs_as_the_depositor_is_admitted_and_told_who_the_host_is()
    {
        await using WebHost host = await WebHost.StartAsync();
        host.AddSession();
        (RawSocket socket, JsonElement connected) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = socket;

        await socket.SendAsync(await SignedAccess.InitAsync(connected, Keys.Client, 7, Later));
        JsonElement ack = await socket.ReceiveAsync();

        Assert.Equal("fabstir-stream/1", connected.Text("protocol"));
        Assert.Equal(["auth", "resume", "credit"], connected.GetProperty("capabilities").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal("session_init_ack", ack.Type());
        EcdsaSignature signature = EcdsaSignature.Parse(ack.Text("hostSignature")!);
        Assert.Equal(Keys.Host.Address, signature.Recover(SignedAccess.IdentityDigest(7, $"0x{new string('b', 64)}")));
    }

    [Fact]
    public async Task A_delegate_of_the_depositor_is_admitted()
    {
        await using WebHost host = await WebHost.StartAsync();
        host.AddSession();
        host.Accounts.Delegates.Add((WebHost.Depositor, Keys.Other.Address));

        Assert.Equal("session_init_ack", (await AnswerAsync(host, connected => SignedAccess.InitAsync(connected, Keys.Other, 7, Later))).Type());
    }

    [Fact]
    public async Task A_contract_that_is_the_depositor_says_what_its_signature_is()
    {
        await using WebHost host = await WebHost.StartAsync();
        Address wallet = Address.Parse("0x00000000000000000000000000000000000000AA");
        host.Book.Add(7, wallet, WebHost.ModelId);
        host.Accounts.Wallets[wallet] = Bytes.Parse("0xc0ffee");

        string frame(string signature) =>
            $$$"""{"type":"session_init","session_id":7,"auth":{"scheme":"fabstir-session-access/1","address":"{{{wallet}}}","signature":"{{{signature}}}","expires":{{{Later}}}}}""";

        Assert.Equal("SESSION_AUTH_DENIED", (await AnswerAsync(host, _ => Task.FromResult(frame("0xbad0")))).Text("code"));
        Assert.Equal("session_init_ack", (await AnswerAsync(host, _ => Task.FromResult(frame("0xc0ffee")))).Type());
    }

    [Fact]
    public async Task Anybody_else_is_denied_and_his_contract_is_never_asked()
    {
        await using WebHost host = await WebHost.StartAsync();
        host.AddSession();

        JsonElement error = await AnswerAsync(host, connected => SignedAccess.InitAsync(connected, Keys.Other, 7, Later));

        Assert.Equal(("SESSION_AUTH_DENIED", "i"), (error.Text("code"), error.Text("id")));
        Assert.Empty(host.Accounts.AskedContracts);
    }

    [Fact]
    public async Task A_signature_is_good_for_its_signer_host_session_and_socket_only()
    {
        await using WebHost host = await WebHost.StartAsync();
        host.AddSession(7);
        host.AddSession(8);
        (RawSocket other, JsonElement another) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = other;

        Assert.All(
            [
                await AnswerAsync(host, connected => SignedAccess.InitAsync(connected, Keys.Other, 7, Later, claimed: Keys.Client.Address)),
                await AnswerAsync(host, connected => SignedAccess.InitAsync(connected, Keys.Client, 7, Later, host: Keys.Other.Address)),
                await AnswerAsync(host, async connected => (await SignedAccess.InitAsync(connected, Keys.Client, 7, Later)).Replace("\"7\"", "\"8\"", StringComparison.Ordinal)),
                await AnswerAsync(host, _ => SignedAccess.InitAsync(another, Keys.Client, 7, Later)),
            ],
            error => Assert.Equal("SESSION_AUTH_DENIED", error.Text("code")));
    }

    [Theory]
    [InlineData(Now)]
    [InlineData(Now - 1)]
    [InlineData(Now + 361)]
    public async Task A_signature_expires_within_minutes(long expires)
    {
        await using WebHost host = await WebHost.StartAsync();
        host.AddSession();

        Assert.Equal("SESSION_AUTH_DENIED", (await AnswerAsync(host, connected => SignedAccess.InitAsync(connected, Keys.Client, 7, expires))).Text("code"));
        Assert.Equal(0, host.Book.Admissions);
    }

    [Theory]
    [InlineData("""{"type":"session_init","session_id":"7"}""")]
    [InlineData("""{"type":"inference","session_id":"7","request":{"prompt":"hi"}}""")]
    public async Task Without_a_signature_nobody_is_served_and_the_chain_is_not_asked(string frame)
    {
        await using WebHost host = await WebHost.StartAsync();
        host.AddSession();

        Assert.Equal("AUTH_REQUIRED", (await AnswerAsync(host, _ => Task.FromResult(frame))).Text("code"));
        Assert.Equal(0, host.Book.Admissions);
    }

    [Fact]
    public async Task Where_it_is_not_required_a_signature_is_checked_all_the_same()
    {
        await using WebHost host = await WebHost.StartAsync(options => options.ClientAuthentication = ClientAuthentication.WhenOffered);
        host.AddSession();

        Assert.Equal("SESSION_AUTH_DENIED", (await AnswerAsync(host, connected => SignedAccess.InitAsync(connected, Keys.Other, 7, Later))).Text("code"));
        Assert.Equal("session_init_ack", (await AnswerAsync(host, _ => Task.FromResult("""{"type":"session_init","session_id":"7"}"""))).Type());
    }

    [Fact]
    public async Task A_host_that_checks_nothing_offers_no_challenge()
    {
        await using WebHost host = await WebHost.StartOpenAsync();

        (RawSocket socket, JsonElement connected) = await RawSocket.OpenAsync(host.Url);
        socket.Dispose();

        Assert.False(connected.TryGetProperty("challenge", out _));
    }

    [Fact]
    public async Task Of_two_sockets_that_sign_the_newest_has_the_session_and_goes_on_with_the_answer()
    {
        await using WebHost host = await WebHost.StartAsync();
        host.AddSession();
        host.Answers.Answer = null;
        (RawSocket first, JsonElement connected) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = first;
        await first.SendAsync(await SignedAccess.InitAsync(connected, Keys.Client, 7, Later));
        await first.ReceiveAsync();
        await first.SendAsync(Frames.Inference("hi", "q"));
        host.Answers.Feed(ScriptedModel.Text("one "));
        await first.ReceiveAsync();

        (RawSocket second, JsonElement greeting) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal2 = second;
        await second.SendAsync(await SignedAccess.InitAsync(greeting, Keys.Client, 7, Later));
        Assert.Equal("session_init_ack", (await second.ReceiveAsync()).Type());
        await second.SendAsync("""{"type":"stream_resume","session_id":"7","id":"q","next_index":1}""");
        host.Answers.Feed(ScriptedModel.Text("two"));
        host.Answers.Feed(ScriptedModel.End(Microsoft.Extensions.AI.ChatFinishReason.Stop));
        IReadOnlyList<JsonElement> rest = await second.ReceiveUntilAsync("stream_end");

        Assert.Equal("SESSION_IN_USE", (await first.ReceiveAsync()).Text("code"));
        Assert.Null(await first.TryReceiveAsync());
        Assert.Equal(1, rest[0].Number("from"));
        Assert.Equal("two", rest.Answer());
    }

    [Fact]
    public async Task An_address_that_asks_too_often_is_refused_before_its_signature_is_looked_at()
    {
        await using WebHost host = await WebHost.StartAsync(options => options.Limits.AdmissionsPerMinute = 2);
        host.AddSession();
        Task<JsonElement> AskAsync() => AnswerAsync(host, connected => SignedAccess.InitAsync(connected, Keys.Client, 7, Later));
        await AskAsync();
        await AskAsync();

        JsonElement error = await AskAsync();

        Assert.Equal("RATE_LIMIT_EXCEEDED", error.Text("code"));
        Assert.InRange(error.Number("retry_after"), 1, 60);
        Assert.Equal(2, host.Book.Admissions);
    }

    private static async Task<JsonElement> AnswerAsync(WebHost host, Func<JsonElement, Task<string>> frame)
    {
        (RawSocket socket, JsonElement connected) = await RawSocket.OpenAsync(host.Url);
        using RawSocket disposal = socket;
        await socket.SendAsync(await frame(connected));
        return await socket.ReceiveAsync();
    }
}
