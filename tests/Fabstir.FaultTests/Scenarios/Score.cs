using System.Numerics;
using Fabstir.ChainFaults.Reports;
using Fabstir.StreamTestbed.Answers;

namespace Fabstir.FaultTests.Scenarios;

/// <summary>Adds up what runs gave. Thread-safe.</summary>
internal sealed class Score
{
    private readonly Lock _lock = new();
    private int _runs;
    private int _expected;
    private int _received;
    private int _duplicated;
    private int _missing;
    private int _hangs;

    /// <summary>An answer was read.</summary>
    public void Add(TextTally tally) => Add(tally.Received + tally.Missing, tally.Received, tally.Duplicated, tally.Missing);

    /// <summary>A run gave so many of what it should give.</summary>
    public void Add(int expected, int received, int duplicated, int missing)
    {
        lock (_lock)
        {
            _runs++;
            _expected += expected;
            _received += received;
            _duplicated += duplicated;
            _missing += missing;
        }
    }

    /// <summary>Runs did not end.</summary>
    public void AddHangs(int hangs)
    {
        lock (_lock)
        {
            _hangs += hangs;
        }
    }

    public FaultRow ToRow(string fault, BigInteger unaccounted)
    {
        lock (_lock)
        {
            return new FaultRow(fault, _runs, _expected, _received, _duplicated, _missing, unaccounted, _hangs);
        }
    }
}
