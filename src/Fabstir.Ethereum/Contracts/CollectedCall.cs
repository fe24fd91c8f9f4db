namespace Fabstir.Ethereum;

/// <summary>A call that waits for its batch to be sent.</summary>
internal sealed class CollectedCall
{
    private readonly TaskCompletionSource<ReadOnlyMemory<byte>> _returnData = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _cancellation;

    public CollectedCall(ContractMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        Message = message;
        Options = options;
        _cancellation = cancellationToken.UnsafeRegister(static (call, token) => ((CollectedCall)call!)._returnData.TrySetCanceled(token), this);
    }

    public ContractMessage Message { get; }

    public CallOptions? Options { get; }

    public Task<ReadOnlyMemory<byte>> ReturnData => _returnData.Task;

    public bool IsOver => _returnData.Task.IsCompleted;

    public void Complete(ReadOnlyMemory<byte> returnData)
    {
        _cancellation.Dispose();
        _returnData.TrySetResult(returnData);
    }

    public void Fail(Exception reason)
    {
        _cancellation.Dispose();
        if (reason is OperationCanceledException cancelled)
        {
            _returnData.TrySetCanceled(cancelled.CancellationToken);
        }
        else
        {
            _returnData.TrySetException(reason);
        }
    }
}
