using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Fabstir.Abi;
using Fabstir.Protocol;

namespace Fabstir.Host.Tests.Support;

/// <summary>A session whose funds a test decides on; remembers every prompt.</summary>
internal sealed class MemorySession(ulong id, Address depositor, ModelId model, int tokens) : IServedSession
{
    private int _connections;

    public SessionIdentity Identity { get; } = new(id, depositor, default, default);

    public ModelId Model => model;

    public Address Depositor => depositor;

    public SessionTerms Terms => throw new NotSupportedException("The web side of a host has no use for terms.");

    public ConcurrentQueue<MemoryMeter> Prompts { get; } = [];

    public ConcurrentQueue<(string Id, int NextIndex)> Reconciled { get; } = [];

    public bool IsConnected => Volatile.Read(ref _connections) > 0;

    public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Funds { get; set; } = tokens;

    public static byte[] HashOf(string prompt) => SHA256.HashData(Encoding.UTF8.GetBytes(prompt));

    public Task<IPromptMeter> BeginAsync(string requestId, ReadOnlyMemory<byte> promptSha256, int maxTokens, CancellationToken cancellationToken)
    {
        if (Funds < 1)
        {
            throw new ServiceRefusedException(HostErrorCode.SessionExhausted, FabstirErrorCode.InsufficientBalance, "Nothing is left.");
        }

        MemoryMeter meter = new(requestId, promptSha256.ToArray(), Math.Min(maxTokens, Funds));
        Prompts.Enqueue(meter);
        return Task.FromResult<IPromptMeter>(meter);
    }

    public IDisposable Connect()
    {
        Interlocked.Increment(ref _connections);
        return new Ending(() => Interlocked.Decrement(ref _connections));
    }

    public void Leave() => Left.TrySetResult();

    public void Reconcile(string requestId, int nextIndex) => Reconciled.Enqueue((requestId, nextIndex));

    private sealed class Ending(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
