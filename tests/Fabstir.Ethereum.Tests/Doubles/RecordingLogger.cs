using Microsoft.Extensions.Logging;

namespace Fabstir.Ethereum.Tests;

/// <summary>Keeps every line, with all that belongs to it.</summary>
internal sealed class RecordingLogger : ILoggerFactory, ILogger
{
    private readonly Lock _lock = new();
    private readonly List<(int Id, LogLevel Level, string Text)> _lines = [];

    public string? Category { get; private set; }

    public IReadOnlyList<(int Id, LogLevel Level, string Text)> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    public ILogger CreateLogger(string categoryName)
    {
        Category = categoryName;
        return this;
    }

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull =>
        null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lock)
        {
            _lines.Add((eventId.Id, logLevel, $"{formatter(state, exception)} {exception}"));
        }
    }

    public void Dispose()
    {
    }
}
