using System.Security.Cryptography;
using Fabstir.Abi;
using Fabstir.Ethereum;
using Fabstir.Protocol;
using Fabstir.StreamTestbed.World;

namespace Fabstir.FaultTests.Readers;

/// <summary>Opens sockets of a session frame by frame, as a client in any language would.</summary>
internal static class SignedConnection
{
    private const ulong GoodForSeconds = 240;

    /// <summary>Opens a socket and has the session served over it.</summary>
    public static async Task<(HostConnection Connection, IAsyncEnumerator<HostFrame> Frames)> OpenAsync(
        StreamWorld world, PaidSession session, Uri network, CancellationToken cancellationToken)
    {
        HostConnection connection = await HostConnection.ConnectAsync(network, new HostConnectionOptions { AllowPrivateAddresses = true }, cancellationToken);
        try
        {
            await connection.SendAsync(await SignAsync(world, session, connection.Capabilities.Challenge, cancellationToken), cancellationToken);
            IAsyncEnumerator<HostFrame> frames = connection.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            return await frames.MoveNextAsync() && frames.Current.Message is HostMessage.SessionAccepted
                ? (connection, frames)
                : throw new InvalidOperationException($"The host did not take {session}: {frames.Current}");
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>What asks for a session, with the payer's signature.</summary>
    public static async Task<ClientFrame.SessionInit> SignAsync(
        StreamWorld world, PaidSession session, Bytes32? challenge, CancellationToken cancellationToken)
    {
        ulong expires = (ulong)TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + GoodForSeconds;
        SessionAccess access = new()
        {
            Marketplace = world.Chain.Devnet.Deployment.JobMarketplace,
            ChainId = world.Chain.Devnet.ChainId,
            Host = world.Chain.Host,
            SessionId = session.Session.Id,
            Challenge = challenge ?? throw new InvalidOperationException("The host sent no challenge."),
            Expires = expires,
        };
        using LocalSigner signer = session.Payer.CreateSigner();
        EcdsaSignature signature = await signer.SignAsync(access.ToTypedData(), cancellationToken);
        return new ClientFrame.SessionInit(
            "init",
            session.Session.Id,
            world.Chain.Devnet.ChainId,
            session.Payer.Address,
            world.Chain.Model.ToString(),
            new Bytes32(RandomNumberGenerator.GetBytes(Bytes32.Size)),
            new SessionAuth(StreamProtocol.AuthScheme, session.Payer.Address, signature.ToBytes(), expires));
    }
}
