using System.Diagnostics;

namespace Fabstir;

/// <summary>One operation as telemetry sees it: a span, a duration, and a row of <see cref="OperationLedger"/>.</summary>
internal sealed class OperationScope : IDisposable
{
    private readonly string _operation;
    private readonly OperationLedger _ledger;
    private readonly long _started;
    private readonly Activity? _activity;
    private string? _error;

    private OperationScope(string operation, OperationLedger ledger)
    {
        _operation = operation;
        _ledger = ledger;
        _activity = FabstirTelemetry.Source.StartActivity(operation, ActivityKind.Client);
        _started = ledger.Start();
    }

    public static OperationScope Begin(string operation, OperationLedger ledger) => new(operation, ledger);

    /// <summary>The operation ends in an exception. Cancellation is how callers end things, and no failure.</summary>
    public void Fail(Exception exception)
    {
        _error = exception is FabstirException fabstir ? fabstir.Code.ToString() : exception.GetType().Name;
        _activity?.SetTag("error.type", _error);
        if (exception is not OperationCanceledException)
        {
            _activity?.SetStatus(ActivityStatusCode.Error);
        }
    }

    public void Dispose()
    {
        TimeSpan elapsed = _ledger.End(_operation, _started, _error is not null and not nameof(OperationCanceledException) and not nameof(TaskCanceledException));
        TagList tags = new() { { "fabstir.operation", _operation } };
        if (_error is not null)
        {
            tags.Add("error.type", _error);
        }

        FabstirTelemetry.OperationDuration.Record(elapsed.TotalSeconds, tags);
        _activity?.Dispose();
    }
}
