using System.Net.WebSockets;

namespace Fabstir.Host;

/// <summary>Closes a socket that names no session in time, or over which nothing goes for too long.</summary>
internal sealed class IdleWatch : IDisposable
{
    private readonly FrameSocket _socket;
    private readonly HostLimits _limits;
    private readonly Func<bool> _isAdmitted;
    private readonly ITimer _timer;
    private long _activity = -1;

    public IdleWatch(FrameSocket socket, HostLimits limits, TimeProvider time, Func<bool> isAdmitted)
    {
        _socket = socket;
        _limits = limits;
        _isAdmitted = isAdmitted;
        _timer = time.CreateTimer(_ => Look(), null, limits.AdmissionTimeout, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (!_isAdmitted())
        {
            _ = _socket.CloseAsync(WebSocketCloseStatus.PolicyViolation, "No session was named in time.");
        }
        else if (_activity == _socket.Activity)
        {
            _ = _socket.CloseAsync(WebSocketCloseStatus.PolicyViolation, "Nothing was said for too long.");
        }
        else
        {
            _activity = _socket.Activity;
            _timer.Change(_limits.IdleTimeout, Timeout.InfiniteTimeSpan);
        }
    }
}
