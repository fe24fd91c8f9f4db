namespace Fabstir.Packages.Tests.Consumers;

/// <summary>ABI files of consumers: bare arrays, so that a contract is called as its file.</summary>
internal static class Abis
{
    /// <summary>A read, a write, an event and an error.</summary>
    public const string Token = """
        [
          {
            "type": "function", "name": "balanceOf", "stateMutability": "view",
            "inputs": [{ "name": "account", "type": "address" }], "outputs": [{ "name": "", "type": "uint256" }]
          },
          {
            "type": "function", "name": "transfer", "stateMutability": "nonpayable",
            "inputs": [{ "name": "to", "type": "address" }, { "name": "value", "type": "uint256" }], "outputs": [{ "name": "", "type": "bool" }]
          },
          {
            "type": "event", "name": "Transfer", "anonymous": false,
            "inputs": [
              { "name": "from", "type": "address", "indexed": true },
              { "name": "to", "type": "address", "indexed": true },
              { "name": "value", "type": "uint256", "indexed": false }
            ]
          },
          { "type": "error", "name": "InsufficientBalance", "inputs": [{ "name": "needed", "type": "uint256" }] }
        ]
        """;

    /// <summary>One function without arguments.</summary>
    public static string WithFunction(string name) =>
        $$"""[{ "type": "function", "name": "{{name}}", "stateMutability": "view", "inputs": [], "outputs": [{ "name": "", "type": "uint64" }] }]""";
}
