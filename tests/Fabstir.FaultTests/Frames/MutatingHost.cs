using System.Globalization;
using System.Net.WebSockets;
using Fabstir.Ethereum;
using Fabstir.StreamTestbed.Answers;
using Fabstir.StreamTestbed.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fabstir.FaultTests.Frames;

/// <summary>A host that answers as it should, and of whose frames one is damaged whenever it is told so.</summary>
internal sealed class MutatingHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly LocalSigner _signer;
    private readonly StreamWorld _world;
    private readonly Lock _lock = new();
    private FrameMutator? _mutator;
    private int _untilMutation;
    private int _mutated;

    private MutatingHost(StreamWorld world)
    {
        _world = world;
        _signer = world.Chain.Devnet.Accounts.Host.CreateSigner();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _application = builder.Build();
        _application.Urls.Add("http://127.0.0.1:0");
        _application.UseWebSockets();
        _application.Run(ServeAsync);
    }

    public Uri Url => new(_application.Urls.Single());

    /// <summary>How many frames were damaged.</summary>
    public int Mutated => Volatile.Read(ref _mutated);

    public static async Task<MutatingHost> StartAsync(StreamWorld world, CancellationToken cancellationToken)
    {
        MutatingHost host = new(world);
        await host._application.StartAsync(cancellationToken);
        return host;
    }

    /// <summary>Damages the frame that is sent after so many others.</summary>
    public void MutateAfter(int frames, Dice dice)
    {
        lock (_lock)
        {
            (_untilMutation, _mutator) = (frames, new FrameMutator(dice));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _signer.Dispose();
    }

    /// <summary>What is sent in place of a frame.</summary>
    internal MutatedFrame Pass(byte[] frame)
    {
        lock (_lock)
        {
            if (_mutator is not { } mutator || _untilMutation-- > 0)
            {
                return new MutatedFrame(frame, IsBinary: false, Pieces: 1);
            }

            _mutator = null;
            _mutated++;
            return mutator.Mutate(frame);
        }
    }

    private async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await context.Response.WriteAsync(
                string.Create(CultureInfo.InvariantCulture, $$"""{"models":[{"id":"{{_world.Chain.Model}}","name":"model"}]}"""), context.RequestAborted);
            return;
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        MutatingConnection connection = new(this, socket, _world, _signer);
        try
        {
            await connection.RunAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException)
        {
            // The client has gone, as it should after a frame that is none.
        }
    }
}
