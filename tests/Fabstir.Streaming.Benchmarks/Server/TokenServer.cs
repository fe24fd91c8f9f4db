using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Fabstir.Ethereum;
using Fabstir.Protocol;

namespace Fabstir.Streaming.Benchmarks.Server;

/// <summary>The server as a process of its own: reads who it is, prints its port, and ends with its input. On plain sockets, so that it is never what is waited for.</summary>
internal static class TokenServer
{
    public const string Argument = "server";

    /// <summary>Where the same tokens come without numbers, signatures and acknowledgements.</summary>
    public const string BarePath = "/bare";

    // Of the local chain's host. Everybody knows it: anvil prints it.
    private const string HostKey = "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a";

    public static async Task RunAsync()
    {
        ServerIdentity identity = JsonSerializer.Deserialize<ServerIdentity>((await Console.In.ReadLineAsync())!, JsonSerializerOptions.Web)!;
        using LocalSigner signer = LocalSigner.FromHex(HostKey);
        using TcpListener listener = new(IPAddress.Loopback, port: 0);
        listener.Start();
        Task accepting = AcceptAsync(listener, identity, signer);
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));
        await await Task.WhenAny(Console.In.ReadToEndAsync(), accepting);
    }

    private static async Task AcceptAsync(TcpListener listener, ServerIdentity identity, LocalSigner signer)
    {
        while (true)
        {
            _ = ServeAsync(await listener.AcceptTcpClientAsync(), identity, signer);
        }
    }

    private static async Task ServeAsync(TcpClient client, ServerIdentity identity, LocalSigner signer)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await using NetworkStream stream = client.GetStream();
                RequestHead head = await RequestHead.ReadAsync(stream);
                if (head.SocketKey is null)
                {
                    await RequestHead.AnswerAsync(stream, JsonSerializer.Serialize(new { models = new[] { new { id = identity.Model, name = identity.Model } } }));
                    return;
                }

                await head.UpgradeAsync(stream);
                using TokenConnection connection = new(stream, identity, signer, speaksProtocol: head.Path == StreamProtocol.Path);
                await connection.RunAsync(CancellationToken.None);
            }
            catch (Exception e) when (e is IOException or System.Net.WebSockets.WebSocketException)
            {
                // The client has gone.
            }
        }
    }
}
