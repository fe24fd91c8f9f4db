using Fabstir.Abi;
using Fabstir.Ethereum;
using Fabstir.Ethereum.Tests;
using Fabstir.Protocol;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>Both sides prove who they are, and the model is the session's, before a prompt leaves.</summary>
public sealed class HandshakeTests
{
    private const string ClientKey = "0x1111111111111111111111111111111111111111111111111111111111111111";
    private const string StrangersKey = "0x2222222222222222222222222222222222222222222222222222222222222222";

    private static readonly Bytes32 Challenge = new([.. Enumerable.Repeat((byte)0x5d, 32)]);

    [Fact]
    public async Task The_client_signs_the_challenge_of_the_socket_for_this_session_and_host()
    {
        using LocalSigner signer = LocalSigner.FromHex(ClientKey);
        await using ScriptedWorld world = await ScriptedWorld.CreateAsync(signer: signer);
        Task<LlmSession> opening = world.Session.OpenStreamAsync(cancellationToken: Test.Token);
        ScriptedSocket socket = await world.Network.AcceptAsync();
        await socket.GreetAsync(HostCapability.All, Challenge);
        ClientFrame.SessionInit init = await socket.ReadInitAsync();
        await socket.SendAsync(init.Id, new HostMessage.SessionAccepted(init.SessionId, init.ChainId, init.Model, null));
        await using LlmSession llm = await opening;

        SessionAccess signed = new()
        {
            Marketplace = world.Market.State.Deployment.JobMarketplace,
            ChainId = world.Market.State.Deployment.ChainId,
            Host = world.Market.Host,
            SessionId = world.Session.Id,
            Challenge = Challenge,
            Expires = init.Auth!.Expires,
        };
        Assert.Equal(signer.Address, EcdsaSignature.FromBytes(init.Auth.Signature.AsSpan()).Recover(signed.ToTypedData().Digest));
        Assert.Equal((signer.Address, StreamProtocol.AuthScheme), (init.Auth.Address, init.Auth.Scheme));
        Assert.InRange(init.Auth.Expires - (ulong)world.Time.GetUtcNow().ToUnixTimeSeconds(), 1UL, 300UL);
        Assert.NotNull(init.Nonce);
        Assert.True(llm.Capabilities is { Authenticates: true, Resumes: true, TakesCredit: true });
        await socket.CloseAsync();
    }

    [Fact]
    public async Task A_host_that_is_not_the_sessions_is_sent_no_prompt()
    {
        using LocalSigner stranger = LocalSigner.FromHex(StrangersKey);

        HostNotVerifiedException other = await RefuseAsync(HostCapability.All, (init, world) => SignAsync(stranger, init, world));
        HostNotVerifiedException none = await RefuseAsync(HostCapability.All, static (_, _) => Task.FromResult<Bytes?>(null));
        HostNotVerifiedException garbage = await RefuseAsync(HostCapability.All, static (_, _) => Task.FromResult<Bytes?>(Bytes.Parse("0x1234")));
        HostNotVerifiedException silent = await RefuseAsync([], static (_, _) => Task.FromResult<Bytes?>(null));

        Assert.All([other, none, garbage, silent], one => Assert.Equal(FabstirErrorCode.AuthFailed, one.Code));
    }

    [Fact]
    public async Task A_host_that_cannot_prove_itself_serves_where_the_caller_allows_it()
    {
        await using ScriptedWorld world = await ScriptedWorld.CreateAsync(new ScriptedNetwork { HostsProveThemselves = true });
        Task<LlmSession> opening = world.Session.OpenStreamAsync(new LlmSessionOptions { AllowUnauthenticatedHost = true }, Test.Token);
        ScriptedSocket socket = await (await world.Network.AcceptAsync()).AcceptAsync([]);

        await using LlmSession llm = await opening;
        await socket.CloseAsync();
        Assert.Equal(LlmSessionState.Open, llm.State);
    }

    [Theory]
    [InlineData(HostErrorCode.SessionAuthDenied, FabstirErrorCode.SessionAuthDenied)]
    [InlineData(HostErrorCode.AuthRequired, FabstirErrorCode.AuthRequired)]
    [InlineData(HostErrorCode.SessionExpired, FabstirErrorCode.SessionExpired)]
    [InlineData("SOMETHING_NEW", FabstirErrorCode.NodeRejectedJob)]
    public async Task What_a_host_refuses_is_said_by_its_code(string word, FabstirErrorCode code)
    {
        await using ScriptedWorld world = await ScriptedWorld.CreateAsync();
        Task<LlmSession> opening = world.Session.OpenStreamAsync(cancellationToken: Test.Token);
        ScriptedSocket socket = await world.Network.AcceptAsync();
        await socket.GreetAsync();
        await socket.ReadInitAsync();
        await socket.SendAsync("init", new HostMessage.HostError(word, "No.\r\nReally."));

        HostRefusedException refused = await Assert.ThrowsAsync<HostRefusedException>(() => opening);
        Assert.Equal((code, word), (refused.Code, refused.HostCode));
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData("0x0000000000000000000000000000000000000000000000000000000000000001", "[]", false)]
    [InlineData(null, "[]", false)]
    [InlineData(null, """[{"id":"other"},{"id":7,"name":"CohereForAI/TinyVicuna-1B-32k-GGUF:TINY-vicuna-1b.q4_k_m.gguf"}]""", true)]
    [InlineData(null, """[{"id":"tiny-vicuna-1b.q4_k_m"}]""", true)]
    public async Task A_model_that_nobody_confirms_is_an_error(string? acknowledged, string listed, bool isGood)
    {
        await using ScriptedWorld world = await ScriptedWorld.CreateAsync();
        world.Network.Models = $$"""{"models":{{listed}}}""";
        Task<LlmSession> opening = world.Session.OpenStreamAsync(cancellationToken: Test.Token);
        ScriptedSocket socket = await world.Network.AcceptAsync();
        await socket.GreetAsync();
        ClientFrame.SessionInit init = await socket.ReadInitAsync();
        await socket.SendAsync(init.Id, new HostMessage.SessionAccepted(init.SessionId, init.ChainId, acknowledged, null));

        if (isGood)
        {
            await using LlmSession llm = await opening;
            await socket.CloseAsync();
        }
        else
        {
            Assert.Equal(FabstirErrorCode.ModelNotAvailable, (await Assert.ThrowsAsync<StreamException>(() => opening)).Code);
        }
    }

    [Theory]
    [InlineData("""{"models":7}""")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    public async Task A_list_of_models_that_is_none_is_an_error(string answer)
    {
        await using ScriptedWorld world = await ScriptedWorld.CreateAsync();
        world.Network.Models = answer;
        Task<LlmSession> opening = world.Session.OpenStreamAsync(new LlmSessionOptions { AllowUnauthenticatedHost = true }, Test.Token);
        await (await world.Network.AcceptAsync()).AcceptAsBaseAsync();

        Assert.Equal(FabstirErrorCode.WebSocketMessageFailed, (await Assert.ThrowsAsync<StreamException>(() => opening)).Code);
    }

    [Fact]
    public async Task Another_session_or_another_chain_is_no_acceptance()
    {
        Assert.Equal(FabstirErrorCode.WebSocketMessageFailed, await OpenAsync(id: 999, chain: null));
        Assert.Equal(FabstirErrorCode.NetworkMismatch, await OpenAsync(id: null, chain: 1));

        static async Task<FabstirErrorCode> OpenAsync(UInt256? id, ulong? chain)
        {
            await using ScriptedWorld world = await ScriptedWorld.CreateAsync();
            Task<LlmSession> opening = world.Session.OpenStreamAsync(cancellationToken: Test.Token);
            ScriptedSocket socket = await world.Network.AcceptAsync();
            await socket.GreetAsync();
            await socket.ReadInitAsync();
            await socket.SendAsync("init", new HostMessage.SessionAccepted(id, chain, null, null));
            return (await Assert.ThrowsAsync<StreamException>(() => opening)).Code;
        }
    }

    [Fact]
    public async Task A_host_that_does_not_greet_or_accept_is_given_up_after_its_attempts()
    {
        await using ScriptedWorld world = await ScriptedWorld.CreateAsync();
        Task<LlmSession> opening = world.Session.OpenStreamAsync(new LlmSessionOptions { ConnectAttempts = 2 }, Test.Token);

        StreamException silent = await Assert.ThrowsAsync<StreamException>(() => world.Time.RunAsync(opening, TimeSpan.FromMinutes(1)));
        Assert.Equal((FabstirErrorCode.NodeNotResponding, 2), (silent.Code, world.Network.Asked));
    }

    [Fact]
    public async Task A_session_that_has_ended_is_not_opened()
    {
        await using ScriptedWorld world = await ScriptedWorld.CreateAsync();
        world.Market.ClaimTokens(world.Session.Id, 100);
        await world.Session.EndAsync(SettlementPolicy.Now, cancellationToken: Test.Token);

        FabstirException ended = await Assert.ThrowsAsync<FabstirException>(() => world.Session.OpenStreamAsync(cancellationToken: Test.Token));
        Assert.Equal((FabstirErrorCode.InvalidSessionState, 0), (ended.Code, world.Network.Asked));
    }

    private static async Task<HostNotVerifiedException> RefuseAsync(
        IReadOnlyList<string> capabilities, Func<ClientFrame.SessionInit, ScriptedWorld, Task<Bytes?>> sign)
    {
        await using ScriptedWorld world = await ScriptedWorld.CreateAsync(new ScriptedNetwork { HostsProveThemselves = true });
        Task<LlmSession> opening = world.Session.OpenStreamAsync(cancellationToken: Test.Token);
        ScriptedSocket socket = await world.Network.AcceptAsync();
        await socket.GreetAsync(capabilities, Challenge);
        ClientFrame.SessionInit init = await socket.ReadInitAsync();
        await socket.SendAsync(init.Id, new HostMessage.SessionAccepted(init.SessionId, init.ChainId, init.Model, await sign(init, world)));
        return await Assert.ThrowsAsync<HostNotVerifiedException>(() => opening);
    }

    private static async Task<Bytes?> SignAsync(LocalSigner signer, ClientFrame.SessionInit init, ScriptedWorld world)
    {
        HostIdentity identity = new()
        {
            Marketplace = world.Market.State.Deployment.JobMarketplace,
            ChainId = world.Market.State.Deployment.ChainId,
            Host = world.Market.Host,
            SessionId = world.Session.Id,
            Nonce = init.Nonce!.Value,
        };
        return (await signer.SignAsync(identity.ToTypedData(), Test.Token)).ToBytes();
    }
}
