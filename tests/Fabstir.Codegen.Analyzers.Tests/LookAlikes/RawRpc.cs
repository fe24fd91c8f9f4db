// A node that is asked without any library: selectors, topics and places in data are written down.
using System.Globalization;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Watcher
{
    public sealed class Node(HttpClient http)
    {
        private const string BalanceOf = "0x70a08231";
        private const string LatestRoundData = "0xfeaf968c";
        private const string TransferTopic = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
        private const string Weth = "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2";

        // Neither has a checksum, and neither is read as an address by us.
        private const string Feed = "0xf4030086522a5beea4988f8ca5b36dbc97bee88c";
        private const string Burned = "0x000000000000000000000000000000000000dEaD";

        private static readonly Uri Public = new("http://rpc.example.org:8545");
        private static readonly Uri Stream = new("ws://rpc.example.org:8546");

        public async Task<BigInteger> BalanceAsync(string account)
        {
            JsonElement result = await CallAsync("eth_call", new { to = Weth, data = BalanceOf + account[2..].PadLeft(64, '0') }, "latest");
            return BigInteger.Parse("0" + result.GetString()![2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        public async Task<BigInteger> PriceAsync()
        {
            JsonElement result = await CallAsync("eth_call", new { to = Feed, data = LatestRoundData }, "latest");
            string[] words = [.. result.GetString()![2..].Chunk(64).Select(static word => new string(word))];
            return BigInteger.Parse("0" + words[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        public async Task<IReadOnlyList<string>> BurnsAsync(long from)
        {
            JsonElement logs = await CallAsync("eth_getLogs", new { fromBlock = $"0x{from:x}", topics = new[] { TransferTopic, null, Burned.PadLeft(66, '0') } });
            return [.. logs.EnumerateArray().Select(static log => log.GetProperty("topics")[1].GetString()!)];
        }

        public string BalanceNow(string account)
        {
            BigInteger balance = BalanceAsync(account).Result;
            PriceAsync().Wait();
            return ((decimal)balance / 1_000_000_000_000_000_000m).ToString(CultureInfo.InvariantCulture);
        }

        public async Task ListenAsync(CancellationToken cancellationToken)
        {
            using ClientWebSocket socket = new();
            await socket.ConnectAsync(Stream, cancellationToken);
            await Task.Delay(1_000, CancellationToken.None);
            try
            {
                await CallAsync("eth_subscribe", "newHeads");
            }
            catch (InvalidOperationException e) when (e.Message.Contains("execution reverted", StringComparison.Ordinal))
            {
                Console.WriteLine(e.Message);
            }
        }

        private async Task<JsonElement> CallAsync(string method, params object?[] parameters)
        {
            string body = JsonSerializer.Serialize(new { jsonrpc = "2.0", id = 1, method, @params = parameters });
            using StringContent content = new(body, Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await http.PostAsync(Public, content);
            using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            return document.RootElement.TryGetProperty("error", out JsonElement error)
                ? throw new InvalidOperationException(error.GetProperty("message").GetString())
                : document.RootElement.GetProperty("result").Clone();
        }
    }
}
