using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A call that waits for its batch to be sent.</summary>
internal sealed class BatchedCall
{
    private readonly TaskCompletionSource<JsonRpcReply<Bytes>> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _cancellation;

    public BatchedCall(JsonRpcRequest<Bytes> request, CancellationToken cancellationToken)
    {
        Request = request;
        _cancellation = cancellationToken.UnsafeRegister(static (call, token) => ((BatchedCall)call!)._reply.TrySetCanceled(token), this);
    }

    public JsonRpcRequest<Bytes> Request { get; }

    public Task<JsonRpcReply<Bytes>> Reply => _reply.Task;

    public bool IsOver => _reply.Task.IsCompleted;

    public void Complete(JsonRpcReply<Bytes> reply)
    {
        _cancellation.Dispose();
        _reply.TrySetResult(reply);
    }

    public void Fail(Exception reason)
    {
        _cancellation.Dispose();
        if (reason is OperationCanceledException cancelled)
        {
            _reply.TrySetCanceled(cancelled.CancellationToken);
        }
        else
        {
            _reply.TrySetException(reason);
        }
    }
}
