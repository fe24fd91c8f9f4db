using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>Keeps what a client hands to its transport, and answers with what a test says.</summary>
public sealed class RecordingTransport : IContractTransport
{
    public ContractMessage? Message { get; private set; }

    public LogQuery? Query { get; private set; }

    public CallOptions? CallOptions { get; private set; }

    public TransactionOptions? TransactionOptions { get; private set; }

    public CancellationToken CancellationToken { get; private set; }

    public Bytes ReturnData { get; init; }

    public IReadOnlyList<Log> Logs { get; init; } = [];

    public Task<ReadOnlyMemory<byte>> CallAsync(ContractMessage message, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        (Message, CallOptions, CancellationToken) = (message, options, cancellationToken);
        return Task.FromResult(ReturnData.AsMemory());
    }

    public Task<TransactionHandle> SendAsync(ContractMessage message, TransactionOptions? options = null, CancellationToken cancellationToken = default)
    {
        (Message, TransactionOptions, CancellationToken) = (message, options, cancellationToken);
        return Task.FromResult<TransactionHandle>(null!);
    }

    public Task<IReadOnlyList<Log>> GetLogsAsync(LogQuery query, CancellationToken cancellationToken = default)
    {
        (Query, CancellationToken) = (query, cancellationToken);
        return Task.FromResult(Logs);
    }
}
